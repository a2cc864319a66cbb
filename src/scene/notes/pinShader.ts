/** Half the width and the whole height of a pin, in radii of its head; its tip is at 0, 0. */
export const pinWidth = 1.6
export const pinHeight = 4.1
export const headHeight = 2.45

/** Its tip stays at its place, and its size on the screen is the same at every distance: `perDepth` metres for each of depth. */
export const pinVertex = /* glsl */ `
attribute vec3 place;
attribute vec4 look;
uniform float perDepth;
varying vec2 at;
varying vec4 told;
void main() {
  vec4 view = viewMatrix * vec4(place, 1.0);
  float size = look.z < 0.0 ? 0.0 : -view.z * perDepth * (look.z > 0.5 ? 1.25 : 1.0);
  at = vec2(position.x * ${pinWidth.toFixed(2)}, position.y * ${pinHeight.toFixed(2)} - 0.2);
  told = look;
  // A little nearer than the surface that it stands on, at the same place of the picture.
  vec3 near = view.xyz * max(0.9, 1.0 - 0.06 / max(0.06, -view.z) - 0.004);
  near.xy += at * size * (near.z / view.z);
  gl_Position = view.z > -0.05 ? vec4(2.0, 2.0, 2.0, 1.0) : projectionMatrix * vec4(near, 1.0);
}`

/**
 * `look`: severity (round, square, triangle, diamond), status (full, hollow, hollow with a tick), emphasis, number (0: a plus).
 * Distances are in radii of the head.
 */
export const pinFragment = /* glsl */ `
uniform sampler2D digits;
uniform float shown;
varying vec2 at;
varying vec4 told;

float box(vec2 p, vec2 half_, float round_) {
  vec2 q = abs(p) - half_ + round_;
  return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - round_;
}
float line(vec2 p, vec2 a, vec2 b) {
  vec2 ab = b - a;
  return length(p - a - ab * clamp(dot(p - a, ab) / dot(ab, ab), 0.0, 1.0));
}
float triangle(vec2 p) {
  const float k = 1.7320508;
  p.y += 0.24;
  p.x = abs(p.x) - 0.98;
  p.y += 0.98 / k;
  if (p.x + k * p.y > 0.0) p = vec2(p.x - k * p.y, -k * p.x - p.y) / 2.0;
  p.x -= clamp(p.x, -1.96, 0.0);
  return -length(p) * sign(p.y) - 0.28;
}
float head(vec2 p, float severity) {
  if (severity < 0.5) return length(p) - 1.0;
  if (severity < 1.5) return box(p, vec2(0.94), 0.22);
  if (severity < 2.5) return triangle(p);
  return box(mat2(0.7071, 0.7071, -0.7071, 0.7071) * p, vec2(0.9), 0.16);
}
float digit(vec2 p, float number) {
  float count = number < 9.5 ? 1.0 : number < 99.5 ? 2.0 : number < 999.5 ? 3.0 : 4.0;
  float wide = count < 1.5 ? 0.85 : 1.5 / count;
  float tall = wide * 1.75;
  float x = p.x / wide + count / 2.0;
  if (x < 0.0 || x >= count || abs(p.y) > tall / 2.0) return 0.0;
  float which = mod(floor(number / pow(10.0, count - 1.0 - floor(x)) + 0.001), 10.0);
  return texture2D(digits, vec2((which + fract(x)) / 10.0, p.y / tall + 0.5)).a;
}
void main() {
  vec2 p = at - vec2(0.0, ${headHeight.toFixed(2)});
  float edge = fwidth(at.y);
  float d = head(p, told.x);
  // The needle below.
  float needle = max(line(at, vec2(0.0), vec2(0.0, 1.7)) - 0.13, -at.y);
  float body = min(d, needle);
  float ring = told.z > 0.5 ? 0.3 : 0.2;
  float cover = 1.0 - smoothstep(-edge, edge, body - ring);
  if (cover < 0.02) discard;
  bool isDone = told.y > 1.5;
  vec3 colour = isDone || told.x < 0.5 ? vec3(0.69, 0.73, 0.77)
    : told.x < 1.5 ? vec3(0.92, 0.94, 0.96)
    : told.x < 2.5 ? vec3(0.953, 0.741, 0.306) : vec3(1.0, 0.541, 0.502);
  vec3 ink = vec3(0.067, 0.075, 0.086);
  // A dark rim, so that it is seen before bright floors; a white one when it is pointed at or read.
  vec3 rim = told.z > 0.5 ? vec3(1.0) : ink;
  vec3 shade = mix(colour, rim, smoothstep(-edge, edge, body));
  float inner = told.y < 0.5 ? 9.0 : isDone ? 0.1 : 0.2;
  float hollow = told.y < 0.5 ? 0.0 : 1.0 - smoothstep(-edge, edge, d + inner);
  shade = mix(shade, ink, hollow);
  vec2 middle = p + vec2(0.0, told.x > 1.5 && told.x < 2.5 ? 0.2 : 0.0);
  float mark = isDone
    ? 1.0 - smoothstep(-edge, edge, min(line(middle, vec2(-0.42, 0.0), vec2(-0.1, -0.32)),
        line(middle, vec2(-0.1, -0.32), vec2(0.45, 0.34))) - 0.11)
    : told.w < 0.5
      ? 1.0 - smoothstep(-edge, edge, min(line(middle, vec2(-0.5, 0.0), vec2(0.5, 0.0)),
          line(middle, vec2(0.0, -0.5), vec2(0.0, 0.5))) - 0.1)
      : digit(middle, told.w);
  shade = mix(shade, told.y < 0.5 ? ink : colour, mark);
  gl_FragColor = vec4(shade, cover * shown);
}`
