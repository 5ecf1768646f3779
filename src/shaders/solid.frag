// A solid part: one soft key from the viewer's upper left, a weak fill, warm light and cool shade, baked occlusion,
// and on bone a trace of pores. Everything is linear light until the last line.
// Where the inside of a part is seen, a cut goes through it: the face of the section is drawn, flat and hatched.
#include opened.glsl
#include surface.glsl

in vec3 at;
in vec3 rest; // where it is when the head is straight: pores stay on their bone
in vec3 normal;
in float occlusion;
in vec4 colour;
in vec4 style;

uniform vec3 key_light;
uniform vec3 fill_light;
uniform vec3 stage; // linear
uniform vec2 fog_mm; // depth at which fog begins, and over which it grows

out vec4 picture;

float hash(vec3 cell) {
    cell = fract(cell * vec3(0.1031, 0.1030, 0.0973));
    cell += dot(cell, cell.yzx + 33.33);
    return fract((cell.x + cell.y) * cell.z);
}

float noise(vec3 p) {
    vec3 cell = floor(p);
    vec3 f = p - cell;
    f = f * f * (3.0 - 2.0 * f);
    vec2 o = vec2(0.0, 1.0);
    float low = mix(mix(hash(cell), hash(cell + o.yxx), f.x), mix(hash(cell + o.xyx), hash(cell + o.yyx), f.x), f.y);
    float high = mix(mix(hash(cell + o.xxy), hash(cell + o.yxy), f.x), mix(hash(cell + o.xyy), hash(cell + o.yyy), f.x), f.y);
    return mix(low, high, f.z);
}

// Mottling of some mm and pores of half a mm; each vanishes before it gets finer than the pixels.
float pores(vec3 p, float pixel) {
    float mottle = (noise(p * 0.22) + noise(p * 0.61) - 1.0) * 0.07;
    float fine = (noise(p * 2.3) - 0.5) * 0.12 * smoothstep(0.42, 0.12, pixel);
    return 1.0 + mottle + fine;
}

// The face of the section: flat, a shade lighter than the part, hatched at 45 degrees with lines two mm apart.
vec3 section(float pixel) {
    vec3 way = at - eye;
    vec3 place = eye + way * ((cut.w - dot(eye, cut.xyz)) / dot(way, cut.xyz));
    float along = (place.y + place.z) * 0.70710678 / 2.0;
    float line = smoothstep(0.0, pixel * 0.5, abs(fract(along) - 0.5) - 0.38);
    return mix(colour.rgb, vec3(1.0), 0.25) * mix(1.0, 0.5, line);
}

void main() {
    float pixel = length(fwidth(at)); // mm, before any pixel takes a way of its own
    if (removed(at, step(3.5, style.w))) {
        discard;
    }
    // the inside of a part is seen only where the cut has taken its outside
    if (!gl_FrontFacing) {
        picture = vec4(pow(mix(section(pixel), stage, colour.a), vec3(1.0 / 2.2)), 1.0);
        return;
    }
    vec3 n = unit(normal);
    vec3 to_eye = unit(eye - at);
    float facing = clamp(dot(n, to_eye), 0.0, 1.0);
    float lit = style.x;

    vec3 base = colour.rgb * mix(1.0, pores(rest, pixel), style.y);

    float key = clamp((dot(n, key_light) + 0.30) / 1.30, 0.0, 1.0);
    key *= mix(0.72, 1.0, occlusion);
    vec3 shade = mix(vec3(0.20, 0.20, 0.225), vec3(0.42), lit);
    vec3 light = base * (shade + vec3(1.06, 1.0, 0.90) * (key * key * 0.92 + key * 0.30) * mix(1.0, 0.72, lit));
    light += base * vec3(0.86, 0.93, 1.0) * (0.22 * max(dot(n, fill_light), 0.0));

    // Occlusion darkens towards a warm brown, as light between bones does.
    float open = mix(occlusion, 1.0, 0.35 * lit);
    light *= mix(vec3(0.30, 0.245, 0.205), vec3(1.0), smoothstep(0.0, 1.0, open) * 0.55 + open * 0.45);

    vec3 half_way = unit(to_eye + key_light);
    light += vec3(pow(max(dot(n, half_way), 0.0), 38.0) * 0.22 * style.z * open);
    float rim = pow(1.0 - facing, 3.0);
    light += (stage * 0.16 + base * 0.10) * rim * open;

    float depth = distance(eye, at);
    float fog = clamp((depth - fog_mm.x) / max(fog_mm.y, 1.0), 0.0, 1.0) * 0.34 * (1.0 - 0.6 * lit);
    light = mix(light, stage, 1.0 - (1.0 - fog) * (1.0 - colour.a));
    picture = vec4(pow(max(light, 0.0), vec3(1.0 / 2.2)), 1.0);
}
