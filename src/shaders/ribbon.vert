// A corner of the signal's strip: a place on the line, moved aside and along on the screen.
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 tangent;
layout(location = 2) in vec4 place; // x: aside, px; y: along, px; z: way from the start, mm; w: 1 for the arrowhead

uniform mat4 clip_from_world;
uniform vec2 size_px;
uniform float ratio;
uniform float px_per_mm;

out vec2 aside_along;
out float way_px;
out float is_head;

void main() {
    vec4 clip = clip_from_world * vec4(position, 1.0);
    vec4 ahead = clip_from_world * vec4(tangent, 0.0);
    vec2 way = (ahead.xy * clip.w - clip.xy * ahead.w) * size_px;
    float size = length(way);
    vec2 direction = size > 1e-6 ? way / size : vec2(0.0, 1.0);
    vec2 offset = vec2(-direction.y, direction.x) * place.x + direction * place.y;
    clip.xy += offset * ratio * 2.0 * clip.w / max(size_px, vec2(1.0));
    aside_along = place.xy;
    way_px = place.z * px_per_mm;
    is_head = place.w;
    gl_Position = clip;
}
