// How a surface lies to the viewer, and how dense it is where it is seen through.
vec3 unit(vec3 v) {
    return v * inversesqrt(max(dot(v, v), 1e-12));
}

// Opacity of a veil: x where it faces the viewer, y at its edge.
float veil(vec2 face_edge, vec3 normal, vec3 to_eye) {
    float facing = clamp(abs(dot(unit(normal), unit(to_eye))), 0.0, 1.0);
    return mix(face_edge.x, face_edge.y, pow(1.0 - facing, 2.1));
}
