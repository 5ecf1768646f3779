// A vertex of a part. Its part's colour and style are looked up here.
#include parts.glsl
#include pose.glsl

layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal_and_occlusion;
layout(location = 2) in float part;
layout(location = 3) in float cartilage;
layout(location = 4) in float place;

uniform vec3 cartilage_colour; // linear

out vec3 at;
out vec3 rest;
out vec3 normal;
out float occlusion;
out vec4 colour;
out vec4 style;

void main() {
    int index = int(part + 0.5);
    rest = position;
    at = position;
    normal = normal_and_occlusion.xyz * 2.0 - 1.0;
    move(at, normal, place);
    occlusion = normal_and_occlusion.w;
    vec4 own = part_colour[index];
    vec4 own_style = part_style[index];
    // cartilage lies on bone alone; it has no pores and shines
    float on_bone = cartilage * own_style.y;
    colour = vec4(mix(own.rgb, cartilage_colour, on_bone), own.a);
    style = own_style + vec4(0.0, -on_bone * own_style.y, on_bone * 0.7, 0.0);
    gl_Position = absent(own_style) ? NOWHERE : clip_from_world * vec4(at, 1.0);
}
