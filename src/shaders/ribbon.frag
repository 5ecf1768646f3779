// The signal: amber in a dark casing, light dashes along it, a head at its end. Sizes are CSS px.
in vec2 aside_along;
in float way_px;
in float is_head;

uniform float ratio;
uniform vec3 core;
uniform vec3 case_colour;
uniform vec3 dash;

out vec4 picture;

const float CASE = 6.6;   // half width of the casing
const float AMBER = 4.2;  // half width of the amber
const float DASH = 1.5;   // half width of a dash
const float PERIOD = 19.0;
const vec2 HEAD = vec2(15.0, 25.0); // half width and length

// 1 inside (negative distance), 0 outside, over one device pixel.
float inside(float distance_px) {
    return clamp(0.5 - distance_px * ratio, 0.0, 1.0);
}

void main() {
    float aside = abs(aside_along.x);
    float along = aside_along.y;
    float edge;
    float amber;
    float dashed = 0.0;
    if (is_head > 0.5) {
        vec2 out_of_side = HEAD.yx * inversesqrt(dot(HEAD, HEAD));
        float side = (aside - HEAD.x) * out_of_side.x + along * out_of_side.y;
        float from_edge = max(side, -along);
        edge = inside(from_edge);
        amber = inside(max(side + 2.6, 2.4 - along));
    } else {
        float from_line = along < 0.0 ? length(vec2(aside, along)) : aside;
        edge = inside(from_line - CASE);
        amber = inside(from_line - AMBER);
        float in_dash = abs(fract(way_px / PERIOD) - 0.5) * PERIOD;
        dashed = along < 0.0 ? 0.0 : inside(max(aside - DASH, in_dash - 5.0));
    }
    vec3 colour = mix(mix(case_colour, core, amber), dash, dashed);
    picture = vec4(colour * edge, edge);
}
