// A part that is seen through: clear where it faces the viewer, denser at its edge, so that its shape stays.
// Weighted blending (McGuire and Bavoil, Journal of Computer Graphics Techniques 2(2), 2013): the sum does not depend on
// the order; what is nearer weighs more. Where there is only one layer, the weight is one.
#include opened.glsl
#include surface.glsl

in vec3 at;
in vec3 normal;
in float occlusion;
in vec4 colour;
in vec4 style;

uniform vec2 face_edge; // opacity facing the viewer, and at the edge
uniform vec2 fog_mm;    // depth at which the model begins, and how deep it is
uniform float layered;  // whether sums are gathered

layout(location = 0) out vec4 sum;
layout(location = 1) out vec4 weights;

void main() {
    if (removed(at, step(3.5, style.w))) {
        discard;
    }
    vec3 to_eye = eye - at;
    float alpha = veil(face_edge, normal, to_eye);
    float depth = clamp((length(to_eye) - fog_mm.x) / max(fog_mm.y, 1.0), 0.0, 1.0);
    float weight = mix(1.0, exp2(6.0 - 9.0 * depth), layered);
    vec3 tone = pow(colour.rgb * mix(0.7, 1.0, occlusion), vec3(1.0 / 2.2));
    sum = vec4(tone * alpha * weight, alpha);
    weights = vec4(alpha * weight);
}
