#version 300 es
// A vertex of a solid part. Its part's colour and style are looked up here, so that one draw serves all parts.
precision highp float;

layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal_and_occlusion;
layout(location = 2) in float part;

uniform mat4 clip_from_world;
uniform vec4 part_colour[80]; // linear rgb; a: how far it steps back towards the stage
uniform vec4 part_style[80];  // x: lit, y: pores of bone, z: gloss

out vec3 at;
out vec3 normal;
out float occlusion;
out vec4 colour;
out vec3 style;

void main() {
    int index = int(part + 0.5);
    at = position;
    normal = normal_and_occlusion.xyz * 2.0 - 1.0;
    occlusion = normal_and_occlusion.w;
    colour = part_colour[index];
    style = part_style[index].xyz;
    gl_Position = clip_from_world * vec4(position, 1.0);
}
