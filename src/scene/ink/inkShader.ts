/**
 * GLSL of `InkMesh`: a piece of a line is a strip with round ends that faces the eyes, as wide as it was drawn, and never thinner to the eye than `least`
 * radians, before a dark rim (`rim` 1), so that it is seen on light ground too. It lies on surfaces: its depth is that of a place a little nearer, so that half of it does not sink into the floor.
 */
export const inkVertex = /* glsl */ `
attribute vec4 from;
attribute vec4 to;
attribute vec4 paint;
uniform vec3 eyes;
uniform float least;
uniform float rim;
varying vec3 colour;
varying vec3 place;
varying vec3 at;
varying float half_;

void main() {
  vec3 way = to.xyz - from.xyz;
  float long_ = length(way);
  vec3 end = position.x < 0.5 ? from.xyz : to.xyz;
  vec3 sight = end - eyes;
  float far = length(sight);
  vec3 ahead = sight / max(far, 1e-6);
  vec3 dir = long_ > 1e-6 ? way / long_ : normalize(vec3(-ahead.z, 0.0, ahead.x) + vec3(1e-4, 0.0, 0.0));
  vec3 side = cross(dir, ahead);
  float turn = length(side);
  side = turn > 1e-4 ? side / turn : normalize(cross(dir, vec3(0.31, 0.95, 0.05)));
  half_ = from.w > 0.0 ? 0.5 * max(from.w, least * far) + rim * (0.1 * from.w + 0.45 * least * far) : 0.0;
  // Its soft edge needs some room.
  float room = half_ * 1.4;
  float out_ = position.x < 0.5 ? -room : room;
  place = end + dir * out_ + side * position.y * room;
  at = vec3((position.x < 0.5 ? 0.0 : long_) + out_, position.y * room, long_);
  colour = mix(paint.rgb, paint.rgb * 0.12, rim);
  gl_Position = projectionMatrix * viewMatrix * vec4(place, 1.0);
  float near = min(half_ * 3.0 + far * 0.001, far * 0.5);
  vec4 before = projectionMatrix * viewMatrix * vec4(place - ahead * near, 1.0);
  gl_Position.z = before.z / before.w * gl_Position.w;
  // Nothing is drawn of what was taken away.
  if (half_ == 0.0) gl_Position = vec4(0.0, 0.0, 2.0, 1.0);
}`

export const inkFragment = /* glsl */ `
uniform vec4 gembaCut;
varying vec3 colour;
varying vec3 place;
varying vec3 at;
varying float half_;

void main() {
  if (dot(gembaCut, vec4(place, 1.0)) < 0.0) discard;
  float off = length(vec2(at.x - clamp(at.x, 0.0, at.z), at.y));
  float soft = max(length(vec2(dFdx(off), dFdy(off))), 1e-6);
  float alpha = clamp((half_ - off) / soft + 0.5, 0.0, 1.0);
  if (alpha <= 0.01) discard;
  gl_FragColor = vec4(colour, alpha);
  #include <colorspace_fragment>
}`
