// Where the bones stand: see motion::Pose, whose arithmetic this is. A place is a byte of 28 steps from bone to bone.
uniform vec4 bone_turn[9];    // unit quaternions
uniform vec4 bone_shift[9];   // mm
uniform vec4 joint_centre[8]; // at rest, mm

vec3 turned(vec4 q, vec3 v) {
    return v + 2.0 * cross(q.xyz, cross(q.xyz, v) + q.w * v);
}

// Moves a point and a normal from rest.
void move(inout vec3 point, inout vec3 normal, float place) {
    float along = place * (255.0 / 28.0);
    int upper = min(int(along + 0.001), 7);
    float share = along - float(upper);
    vec4 q = normalize(mix(bone_turn[upper], bone_turn[upper + 1], share));
    vec3 centre = joint_centre[upper].xyz;
    vec3 above = turned(bone_turn[upper], centre) + bone_shift[upper].xyz;
    vec3 below = turned(bone_turn[upper + 1], centre) + bone_shift[upper + 1].xyz;
    point = mix(above, below, share) + turned(q, point - centre);
    normal = turned(q, normal);
}
