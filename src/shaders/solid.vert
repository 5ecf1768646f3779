// A vertex of a part. Its part's colour and style are looked up here.
#include parts.glsl

layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal_and_occlusion;
layout(location = 2) in float part;

out vec3 at;
out vec3 normal;
out float occlusion;
out vec4 colour;
out vec4 style;

void main() {
    int index = int(part + 0.5);
    at = position;
    normal = normal_and_occlusion.xyz * 2.0 - 1.0;
    occlusion = normal_and_occlusion.w;
    colour = part_colour[index];
    style = part_style[index];
    gl_Position = absent(style) ? NOWHERE : clip_from_world * vec4(position, 1.0);
}
