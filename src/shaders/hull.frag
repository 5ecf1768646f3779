// One flat colour; below the border it fades to nothing.
#include opened.glsl

in vec3 at;
in float opens;

uniform vec4 colour_of_all;   // sRGB, not premultiplied
uniform vec2 border_mm; // height at which it is gone, and over which it fades

out vec4 picture;

void main() {
    if (removed(at, opens)) {
        discard;
    }
    float there = smoothstep(0.0, 1.0, (at.y - border_mm.x) / max(border_mm.y, 0.001));
    float alpha = colour_of_all.a * there;
    picture = vec4(colour_of_all.rgb * alpha, alpha);
}
