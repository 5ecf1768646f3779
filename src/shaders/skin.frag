// The ghost: clear where it faces the viewer, denser at its edge, gone at its lower border. On it the hatch of what is
// felt: lines at 45 degrees of the screen, their spacing by how many people felt it, their edge soft.
#include opened.glsl
#include surface.glsl

in vec3 at;
in vec3 normal;
in vec3 strength;

uniform vec3 ghost;      // sRGB
uniform vec2 face_edge;  // opacity facing the viewer, and at the edge
uniform vec2 border_mm;  // height at which it is gone, and over which it fades
uniform vec3 felt;       // sRGB
uniform float dashed_hatch;     // 1 for broken lines
uniform float wash;      // opacity below the hatch
uniform float skin_opacity;      // 1 in a view of the whole, 0 close by, where the skin would hide what the viewer came for
uniform vec3 spacing_px; // device pixels from line to line, one for each channel

out vec4 picture;

// How much of the pixel the line covers, for lines of this spacing and this share of it.
float line(float spacing, float share) {
    float place = (gl_FragCoord.x - gl_FragCoord.y) * 0.70710678;
    float from_middle = abs(fract(place / spacing) - 0.5) * spacing;
    float along = (gl_FragCoord.x + gl_FragCoord.y) * 0.70710678 / spacing;
    float gap = dashed_hatch * step(0.62, fract(along + floor(place / spacing) * 0.5));
    return clamp(share * spacing * 0.5 - from_middle + 0.5, 0.0, 1.0) * (1.0 - gap);
}

// Two spacings over each other would be a muddle: where regions meet, the stronger one is drawn.
float hatch(float spacing, float weight, float most) {
    float soft = weight < most ? 0.0 : smoothstep(0.06, 0.55, weight);
    return line(max(spacing, 2.0), 0.40 * (0.45 + 0.55 * soft)) * soft;
}

void main() {
    if (removed(at, 1.0)) {
        discard;
    }
    float there = smoothstep(0.0, 1.0, (at.y - border_mm.x) / max(border_mm.y, 0.001)) * skin_opacity;
    float alpha = veil(face_edge, normal, eye - at) * there;
    vec4 result = vec4(ghost * alpha, alpha);

    float most = max(max(strength.x, strength.y), strength.z);
    float washed = smoothstep(0.02, 0.5, most) * wash * there;
    result = result * (1.0 - washed) + vec4(felt * washed, washed);
    float lines = max(max(hatch(spacing_px.x, strength.x, most), hatch(spacing_px.y, strength.y, most)), hatch(spacing_px.z, strength.z, most));
    float drawn = lines * 0.88 * there;
    picture = result * (1.0 - drawn) + vec4(felt * drawn, drawn);
}
