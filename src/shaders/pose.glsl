// Skinning: the arithmetic of motion::Pose. Its constants come from there, see shaders::shipped.
uniform vec4 bone_rotation[BONES];    // unit quaternions
uniform vec4 bone_translation[BONES]; // mm
uniform vec4 joint_centre[JOINTS];    // at rest, mm

vec3 turned(vec4 q, vec3 v) {
    return v + 2.0 * cross(q.xyz, cross(q.xyz, v) + q.w * v);
}

// Moves a point and a normal from rest; chain_position is a normalised byte of CHAIN_STEPS from bone to bone.
void move(inout vec3 point, inout vec3 normal, float chain_position) {
    float along = chain_position * (255.0 / CHAIN_STEPS);
    int upper = min(int(along + 0.001), JOINTS - 1);
    float share = along - float(upper);
    vec4 q = normalize(mix(bone_rotation[upper], bone_rotation[upper + 1], share));
    vec3 centre = joint_centre[upper].xyz;
    vec3 above = turned(bone_rotation[upper], centre) + bone_translation[upper].xyz;
    vec3 below = turned(bone_rotation[upper + 1], centre) + bone_translation[upper + 1].xyz;
    point = mix(above, below, share) + turned(q, point - centre);
    normal = turned(q, normal);
}
