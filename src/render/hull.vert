#version 300 es
// A vertex pushed out along its normal by a number of pixels, whatever its distance.
precision highp float;

layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal_and_occlusion;

uniform mat4 clip_from_world;
uniform vec2 size_px;
uniform float grow_px;

out float height;

void main() {
    vec4 clip = clip_from_world * vec4(position, 1.0);
    vec4 along = clip_from_world * vec4(normal_and_occlusion.xyz * 2.0 - 1.0, 0.0);
    vec2 way = (along.xy * clip.w - clip.xy * along.w) * size_px;
    float size = length(way);
    vec2 direction = size > 1e-6 ? way / size : vec2(0.0);
    clip.xy += direction * grow_px * 2.0 * clip.w / max(size_px, vec2(1.0));
    height = position.y;
    gl_Position = clip;
}
