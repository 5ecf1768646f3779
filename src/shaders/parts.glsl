// What every part of the model has, looked up by its place: one draw serves all parts.
uniform mat4 clip_from_world;
uniform vec4 part_colour[MAX_PARTS]; // linear rgb; a: how far it steps back towards the stage
uniform vec4 part_style[MAX_PARTS];  // x: lit, y: pores of bone, z: gloss, w: visibility, and 4 more where a window opens it
uniform float visibility;       // which parts this draw is for: 0 solid, 1 seen through

// Whether this draw leaves the part out.
bool absent(vec4 style) {
    return abs(mod(style.w, 4.0) - visibility) > 0.5;
}

// Nowhere: a triangle of such corners is not drawn.
const vec4 NOWHERE = vec4(0.0, 0.0, -2.0, 1.0);
