// A vertex pushed out along its normal by a number of pixels, whatever its distance.
#include parts.glsl
#include pose.glsl

layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal_and_occlusion;
layout(location = 2) in float part;
layout(location = 4) in float place;

uniform vec2 size_px;
uniform float grow_px;

out vec3 at;
out float opens;

void main() {
    at = position;
    vec3 normal = normal_and_occlusion.xyz * 2.0 - 1.0;
    move(at, normal, place);
    vec4 clip = clip_from_world * vec4(at, 1.0);
    vec4 along = clip_from_world * vec4(normal, 0.0);
    vec2 way = (along.xy * clip.w - clip.xy * along.w) * size_px;
    float size = length(way);
    vec2 direction = size > 1e-6 ? way / size : vec2(0.0);
    // a little behind the part itself, so that the face of a cut stays clean
    clip.z += step(0.01, grow_px) * 0.0004 * clip.w;
    clip.xy += direction * grow_px * 2.0 * clip.w / max(size_px, vec2(1.0));
    vec4 style = part_style[int(part + 0.5)];
    opens = step(3.5, style.w);
    gl_Position = absent(style) ? NOWHERE : clip;
}
