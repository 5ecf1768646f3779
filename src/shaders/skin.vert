// A vertex of the skin with the strength at which pain is felt there.
#include pose.glsl
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal_and_occlusion;
layout(location = 3) in vec4 felt_strength; // one channel for each spacing
layout(location = 4) in float place;

uniform mat4 clip_from_world;

out vec3 at;
out vec3 normal;
out vec3 strength;

void main() {
    at = position;
    normal = normal_and_occlusion.xyz * 2.0 - 1.0;
    move(at, normal, place);
    strength = felt_strength.xyz;
    gl_Position = clip_from_world * vec4(at, 1.0);
}
