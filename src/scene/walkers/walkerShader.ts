import { hip, shoulder } from './walkerShape.ts'

/** GLSL of `WalkerMesh`: who walks swings arms and legs by the metres walked. */
export const walkerVertex = /* glsl */ `
attribute float piece;
attribute vec4 spot;
attribute vec4 gait;
varying vec3 facing;
varying vec3 place;
varying float shade;

void main() {
  vec3 point = position;
  vec3 outward = normal;
  float swing = sin(gait.x * 4.1) * gait.y;
  float angle = 0.0;
  float pivot = ${hip.toFixed(2)};
  if (piece > 0.5) {
    bool isArm = piece > 2.5;
    bool isLeft = mod(piece, 2.0) > 0.5;
    // Arms against legs.
    angle = (isLeft ? swing : -swing) * (isArm ? -0.45 : 0.55);
    if (isArm) pivot = ${shoulder.toFixed(2)};
  }
  float c = cos(angle);
  float s = sin(angle);
  point.y -= pivot;
  point.yz = vec2(point.y * c + point.z * s, point.z * c - point.y * s);
  outward.yz = vec2(outward.y * c + outward.z * s, outward.z * c - outward.y * s);
  point.y += pivot + 0.02 * abs(cos(gait.x * 4.1)) * gait.y;
  // Nobody is as tall as the other.
  point *= gait.z;
  float turnC = cos(spot.w);
  float turnS = sin(spot.w);
  point.xz = vec2(point.x * turnC + point.z * turnS, point.z * turnC - point.x * turnS);
  outward.xz = vec2(outward.x * turnC + outward.z * turnS, outward.z * turnC - outward.x * turnS);
  vec4 world = modelMatrix * vec4(point + spot.xyz, 1.0);
  place = world.xyz;
  facing = mat3(modelMatrix) * outward;
  shade = gait.w;
  gl_Position = projectionMatrix * viewMatrix * world;
}`

/** One soft light from above, as people have it; no colour of anybody: they are simulated. A section cuts them as it cuts the plant. */
export const walkerFragment = /* glsl */ `
uniform vec3 towards;
uniform vec4 gembaCut;
varying vec3 facing;
varying vec3 place;
varying float shade;

void main() {
  if (dot(vec4(place, 1.0), gembaCut) < 0.0) discard;
  vec3 n = normalize(facing);
  float key = max(0.0, (dot(n, towards) + 0.35) / 1.35);
  vec3 light = mix(vec3(0.2, 0.21, 0.22), vec3(0.42, 0.45, 0.48), 0.5 + 0.5 * n.y);
  light += vec3(0.8, 0.78, 0.74) * key * key;
  vec3 colour = mix(vec3(0.3, 0.62, 0.56), vec3(0.62, 0.72, 0.7), shade);
  gl_FragColor = vec4(colour * light, 1.0);
  #include <tonemapping_fragment>
  #include <colorspace_fragment>
}`
