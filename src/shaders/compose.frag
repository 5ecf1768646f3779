// The mean colour of everything seen through, as dense as all of it together.

uniform sampler2D sums;
uniform sampler2D all_weights;

out vec4 picture;

void main() {
    ivec2 pixel = ivec2(gl_FragCoord.xy);
    vec4 sum = texelFetch(sums, pixel, 0);
    float weight = texelFetch(all_weights, pixel, 0).r;
    float dense = 1.0 - sum.a;
    picture = vec4(sum.rgb / max(weight, 1e-4) * dense, dense);
}
