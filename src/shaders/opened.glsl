// What is cut away, and what is opened by the round window.
uniform vec3 eye;
uniform vec4 cut;    // where dot(place, xyz) is more than w, the model is cut away
uniform vec4 window; // middle, mm, and radius, mm; radius 0: no window

// How far inside the window a place is, mm at the depth of its middle; negative outside.
float in_window(vec3 place) {
    vec3 to_middle = window.xyz - eye;
    float depth = length(to_middle);
    vec3 way = to_middle / max(depth, 0.001);
    float along = max(dot(place - eye, way), 0.001);
    return window.w - length(place - eye - way * along) * depth / along;
}

// Whether the place is not there.
bool removed(vec3 place, float opens) {
    return dot(place, cut.xyz) > cut.w || (opens > 0.5 && window.w > 0.0 && in_window(place) > 0.0);
}
