#version 300 es
// One flat colour; below the border it fades to nothing.
precision highp float;

in float height;

uniform vec4 colour;   // sRGB, not premultiplied
uniform vec2 border_mm; // height at which it is gone, and over which it fades

out vec4 picture;

void main() {
    float there = smoothstep(0.0, 1.0, (height - border_mm.x) / max(border_mm.y, 0.001));
    float alpha = colour.a * there;
    picture = vec4(colour.rgb * alpha, alpha);
}
