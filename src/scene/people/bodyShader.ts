/** GLSL of `BodyMesh`. A quaternion turns by two cross products. */
export const bodyVertex = /* glsl */ `
attribute float piece;
attribute vec4 head;
attribute vec4 headTurn;
attribute vec4 torso;
attribute vec4 left;
attribute vec4 leftTurn;
attribute vec4 right;
attribute vec4 rightTurn;
attribute vec4 look;
attribute vec4 more;
uniform vec3 eyes;
uniform float metre;
varying vec3 own;
varying vec3 place;
varying vec3 facing;
varying vec3 colour;
varying float share;
varying float kind;
varying float voice;

vec3 turned(vec3 v, vec4 q) {
  return v + 2.0 * cross(q.xyz, cross(q.xyz, v) + q.w * v);
}

void main() {
  vec4 at = head;
  vec4 turn = headTurn;
  vec3 point = position;
  vec3 outward = normal;
  kind = 0.0;
  if (piece < 0.5) {
    kind = 1.0;
    // Who flies about the place is a head that can be seen from afar.
    at.w *= mix(clamp(distance(eyes, head.xyz) * 0.075, 1.25, 7.0), 1.0, more.x);
  } else if (piece < 1.5) {
    kind = 2.0;
    at = vec4(torso.xyz, head.w * more.x);
    turn = vec4(0.0, sin(torso.w * 0.5), 0.0, cos(torso.w * 0.5));
  } else if (piece < 2.5) {
    at = left;
    turn = leftTurn;
  } else {
    at = right;
    turn = rightTurn;
  }
  own = position;
  place = turned(point * at.w, turn) + at.xyz;
  facing = turned(outward, turn);
  // Skin has no colour of anybody: lighter than the bust, so that face and hands are seen first.
  colour = piece > 0.5 && piece < 1.5 ? look.rgb : mix(look.rgb, vec3(0.6, 0.61, 0.62), 0.5);
  voice = more.y;
  // Nobody stands in somebody's face: whoever comes near fades, from head to foot alike.
  float tall = 0.7 * head.w;
  vec3 nearest = vec3(head.x, clamp(eyes.y, head.y - tall, head.y), head.z);
  float space = max(metre, 0.6 * head.w);
  share = look.a * smoothstep(0.5, 1.0, distance(eyes, nearest) / space);
  gl_Position = projectionMatrix * viewMatrix * vec4(place, 1.0);
}`

/** One soft light from above and one from the sky, as the place has them, and none of the pictures in the air: calm from all sides. */
export const bodyFragment = /* glsl */ `
uniform vec3 eyes;
uniform vec3 towards;
uniform float metre;
varying vec3 own;
varying vec3 place;
varying vec3 facing;
varying vec3 colour;
varying float share;
varying float kind;
varying float voice;

float noise(vec2 p) {
  return fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715))));
}

/** Distance to a rounded rectangle. */
float pill(vec2 p, vec2 half_, float radius) {
  vec2 q = abs(p) - half_ + radius;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
}

void main() {
  vec3 ahead = normalize(place - eyes);
  // A hand before the face is not seen through, but nothing goes through the eyes.
  float seen = share * smoothstep(0.12, 0.3, distance(place, eyes) / metre);
  if (seen < 0.999 && noise(floor(gl_FragCoord.xy)) >= seen) discard;
  vec3 n = normalize(facing);
  if (!gl_FrontFacing) n = -n;
  float key = dot(n, towards);
  float wrapped = max(0.0, (key + 0.35) / 1.35);
  vec3 light = mix(vec3(0.2, 0.195, 0.19), vec3(0.42, 0.46, 0.5), 0.5 + 0.5 * n.y);
  light += vec3(0.82, 0.78, 0.71) * wrapped * wrapped;
  // Under the chin it is darker.
  if (kind > 1.5) light *= mix(0.72, 1.0, smoothstep(0.0, 0.1, -own.y));
  float edge = pow(1.0 - abs(dot(n, ahead)), 3.0);
  vec3 seenColour = colour * light + vec3(0.1, 0.11, 0.12) * edge;
  if (kind > 0.5 && kind < 1.5) {
    // The visor says where the face is, and nothing of what the eyes do.
    vec2 at = own.xy - vec2(0.0, 0.012);
    float far = pill(at, vec2(0.074, 0.034), 0.03);
    float soft = max(fwidth(far), 1e-5);
    float visor = (1.0 - smoothstep(-soft, soft, far)) * step(own.z, 0.0);
    vec3 mirrored = reflect(ahead, n);
    float sky = smoothstep(-0.1, 0.9, mirrored.y);
    vec3 glass = vec3(0.011, 0.013, 0.016) + vec3(0.06, 0.07, 0.08) * sky + vec3(0.2) * edge;
    glass += vec3(0.5) * smoothstep(0.965, 0.99, dot(mirrored, towards));
    // Who speaks has a light in it, of the own colour.
    float bar = pill(at, vec2(0.034, 0.0055), 0.0055);
    glass += (colour * 0.6 + 0.55) * voice * (1.0 - smoothstep(-soft, soft, bar));
    seenColour = mix(seenColour, glass, visor);
  }
  gl_FragColor = vec4(seenColour, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`
