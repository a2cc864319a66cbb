import { paintsPerLine, rowBits } from './paints.ts'
import { heatBlock, heatColours, heatColumns, heatLines } from '#twin/heatLayout.ts'

/**
 * GLSL of a part's look. `gembaColour` has one texel a row, which the GPU turns from sRGB bytes to linear; `gembaLook` has
 * three (see `Look` in `PartTable`), `gembaMatrix` three: the rows of a 3 × 4 matrix that stands where three has its batching matrix.
 */

/** Declarations of the vertex shader. Lines of all these textures hold 256 rows; `gembaOwn` is `ownRow`. */
export const vertexHead = /* glsl */ `
uniform highp sampler2D gembaColour;
uniform highp sampler2D gembaLook;
uniform highp sampler2D gembaMatrix;
uniform highp sampler2D gembaHeat;
uniform highp sampler2D gembaHeatOf;
uniform int gembaHeatFields;
uniform highp sampler2D gembaBalls; uniform highp vec4 gembaLeast;
#ifdef GEMBA_PAINT
uniform highp sampler2D gembaPaint;
flat varying vec4 vGembaPaint;
flat varying vec4 vGembaShine;
#endif
#ifdef GEMBA_BATCH
attribute uint gembaOwn;
#else
uniform int gembaRow;
#endif
flat varying vec4 vGembaTint;
flat varying vec4 vGembaGlow;
flat varying vec4 vGembaState;
varying float vGembaFlow;
varying vec3 vGembaHeat;
`

/** Stands where three reads its batching matrix. A look is read once a vertex and handed on flat. */
export const vertexRow = /* glsl */ `
#ifdef GEMBA_BATCH
int gembaRow = int(gembaOwn & ${(1 << rowBits) - 1}u) - 1;
#endif
#ifdef GEMBA_PAINT
int gembaCoat = int(gembaOwn >> ${rowBits}u);
ivec2 gembaCan = ivec2((gembaCoat % ${paintsPerLine}) * 2, gembaCoat / ${paintsPerLine});
vGembaPaint = texelFetch(gembaPaint, gembaCan, 0);
vGembaShine = texelFetch(gembaPaint, gembaCan + ivec2(1, 0), 0);
#endif
ivec2 gembaLine = ivec2(gembaRow & 255, gembaRow >> 8);
ivec2 gembaAt = gembaLine * ivec2(3, 1);
mat4 gembaPlace = mat4(1.0);
#ifdef GEMBA_MATRIX
gembaPlace = transpose(mat4(
  texelFetch(gembaMatrix, gembaAt, 0),
  texelFetch(gembaMatrix, gembaAt + ivec2(1, 0), 0),
  texelFetch(gembaMatrix, gembaAt + ivec2(2, 0), 0),
  vec4(0.0, 0.0, 0.0, 1.0)));
#endif
#ifdef GEMBA_BATCH
// What is too small to be seen from the eyes is left out. Both eyes and the shadows ask from one point, so that they agree.
if (gembaLeast.w > 0.0) {
  vec4 gembaBall = texelFetch(gembaBalls, gembaLine, 0);
  mat4 gembaWorld = modelMatrix * gembaPlace;
  float gembaWide = max(length(gembaWorld[0]), max(length(gembaWorld[1]), length(gembaWorld[2])));
  vec4 gembaMiddle = gembaWorld * vec4(gembaBall.xyz, 1.0);
  if (gembaBall.w * gembaWide < gembaLeast.w * distance(gembaMiddle.xyz, gembaLeast.xyz)) {
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    return;
  }
}
#endif
vGembaTint = texelFetch(gembaColour, gembaLine, 0);
vGembaGlow = texelFetch(gembaLook, gembaAt, 0);
vec4 gembaMarks = texelFetch(gembaLook, gembaAt + ivec2(1, 0), 0);
vec4 gembaFlow = texelFetch(gembaLook, gembaAt + ivec2(2, 0), 0);
vGembaState = vec4(gembaMarks.y + 8.0 * gembaMarks.z, gembaMarks.w, gembaFlow.y, gembaFlow.w);
vGembaFlow = 0.0;
if (gembaFlow.y > 0.0) {
  // Quantised positions are scaled by their matrix: along it they are metres.
  int gembaAxis = int(gembaFlow.z + 0.5);
  vGembaFlow = (gembaAxis < 3
    ? position[gembaAxis] * length(gembaPlace[gembaAxis].xyz)
    : uv[gembaAxis - 3]) - gembaFlow.x;
}
// Place in the plan of the part's heat map, and its number from 1 on. A model without heat maps reads nothing.
vGembaHeat = vec3(0.0);
if (gembaHeatFields > 0) {
  float gembaField = floor(texelFetch(gembaHeatOf, gembaLine, 0).r * 255.0 + 0.5);
  if (gembaField > 0.5) {
    vec4 gembaPlan = texelFetch(gembaHeat, ivec2(0, int(gembaField) * ${heatBlock} - 1), 0);
    vGembaHeat = vec3(((gembaPlace * vec4(position, 1.0)).xz - gembaPlan.xy) / gembaPlan.zw, gembaField);
  }
}
`

/**
 * Replaces the part of three's normal chunk that is for batches. Cofactors, not squared lengths: right under shear and for
 * a part scaled to nothing. A mirrored part turns normal and winding together, and its material is drawn from the back.
 */
export const vertexNormal = /* glsl */ `
#ifdef GEMBA_MATRIX
mat3 gembaTurn = mat3(gembaPlace);
transformedNormal = mat3(
  cross(gembaTurn[1], gembaTurn[2]),
  cross(gembaTurn[2], gembaTurn[0]),
  cross(gembaTurn[0], gembaTurn[1])) * transformedNormal;
#ifdef USE_TANGENT
transformedTangent = gembaTurn * transformedTangent;
#endif
#endif
`

/**
 * After the projection: an invisible part's corners all go to one place outside the picture; so do those of a part that
 * a person has hidden, and a ghost casts no shadow.
 */
export const vertexHide = /* glsl */ `
#ifdef GEMBA_DEPTH
if (gembaMarks.x < 0.5 || gembaMarks.w > 0.5) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
#else
if (gembaMarks.x < 0.5 || gembaMarks.w > 1.5) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
#endif
`

/** Declarations of the fragment shader. Patterns are measured in pixels of the screen. */
export const fragmentHead = /* glsl */ `
uniform float gembaPixel;
#ifdef GEMBA_PAINT
flat varying vec4 vGembaPaint;
flat varying vec4 vGembaShine;
#endif
flat varying vec4 vGembaTint;
flat varying vec4 vGembaGlow;
flat varying vec4 vGembaState;
varying float vGembaFlow;
varying vec3 vGembaHeat;
uniform highp sampler2D gembaHeat;

float gembaLuminance(vec3 colour) {
  return dot(colour, vec3(0.2126, 0.7152, 0.0722));
}
/** Darker on a light ground, lighter on a dark one: marks are seen on both. */
vec3 gembaInk(vec3 ground) {
  return mix(ground * 1.4 + 0.22, ground * 0.3, smoothstep(0.1, 0.3, gembaLuminance(ground)));
}
float gembaLines(float x, float period, float width) {
  float d = abs(fract(x / period) - 0.5) * period;
  return 1.0 - smoothstep(width * 0.5 - 0.5, width * 0.5 + 0.5, d);
}
float gembaDots(vec2 p, float period, float radius) {
  vec2 cell = p / period;
  cell.x += 0.5 * mod(floor(cell.y), 2.0);
  return 1.0 - smoothstep(radius - 0.6, radius + 0.6, length(fract(cell) - 0.5) * period);
}
/** Interleaved gradient noise (Jimenez, Next Generation Post Processing in Call of Duty, 2014). */
float gembaNoise(vec2 p) {
  return fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715))));
}
`

/**
 * The heat map over a part's own colour, which shades it less than a state's: scales must be read on dark floors too. A block
 * of `gembaHeat` has cells, then colours, then plan, contours and strength.
 */
const fragmentHeat = /* glsl */ `
if (vGembaHeat.z > 0.5) {
  int gembaBlock = (int(vGembaHeat.z + 0.5) - 1) * ${heatBlock};
  vec2 gembaCell = clamp(vGembaHeat.xy, 0.0, 1.0) * vec2(${heatColumns - 1}.0, ${heatLines - 1}.0);
  ivec2 gembaLow = min(ivec2(gembaCell), ivec2(${heatColumns - 2}, ${heatLines - 2}));
  vec2 gembaPart = gembaCell - vec2(gembaLow);
  gembaLow.y += gembaBlock;
  vec2 gembaWarm = mix(
    mix(texelFetch(gembaHeat, gembaLow, 0).rg, texelFetch(gembaHeat, gembaLow + ivec2(1, 0), 0).rg, gembaPart.x),
    mix(texelFetch(gembaHeat, gembaLow + ivec2(0, 1), 0).rg, texelFetch(gembaHeat, gembaLow + ivec2(1, 1), 0).rg, gembaPart.x),
    gembaPart.y);
  vec4 gembaRule = texelFetch(gembaHeat, ivec2(1, gembaBlock + ${heatBlock - 1}), 0);
  float gembaTone = clamp(gembaWarm.x, 0.0, 1.0) * ${heatColours - 1}.0;
  int gembaStep = min(int(gembaTone), ${heatColours - 2});
  vec3 gembaHue = mix(
    texelFetch(gembaHeat, ivec2(gembaStep, gembaBlock + ${heatLines}), 0).rgb,
    texelFetch(gembaHeat, ivec2(gembaStep + 1, gembaBlock + ${heatLines}), 0).rgb,
    gembaTone - float(gembaStep));
  diffuseColor.rgb = mix(diffuseColor.rgb, gembaHue * pow(gembaShade, 0.4), gembaRule.y);
  if (gembaRule.x > 0.0) {
    float gembaRing = gembaWarm.x / gembaRule.x;
    float gembaFine = fwidth(gembaRing);
    float gembaEdge = abs(fract(gembaRing + 0.5) - 0.5) / max(gembaFine, 1e-5);
    diffuseColor.rgb *= 1.0 - 0.5 * (1.0 - smoothstep(0.5, 1.3, gembaEdge)) * (1.0 - smoothstep(0.25, 0.5, gembaFine));
  }
  if (gembaWarm.y > 0.5) {
    vec2 gembaSpot = gl_FragCoord.xy / gembaPixel;
    float gembaHatch = gembaLines((gembaSpot.x + gembaSpot.y) * 0.70711, 9.0, 1.4);
    diffuseColor.rgb = mix(vec3(gembaLuminance(diffuseColor.rgb)), gembaInk(diffuseColor.rgb), 0.5 * gembaHatch);
  }
}
`

/** At the start: opaque materials become see-through by leaving out pixels, which needs no sorting. */
export const fragmentDoor = /* glsl */ `
gembaGhost = max(gembaGhost, vGembaState.y);
float gembaOpacity = vGembaGlow.a * mix(1.0, 0.2, gembaGhost);
#ifdef OPAQUE
if (gembaOpacity < 0.999 && gembaNoise(floor(gl_FragCoord.xy)) >= gembaOpacity) discard;
#endif
`

/** After the base colour is known: the state colour, shaded by what is baked into the vertex colours. */
export const fragmentTint = /* glsl */ `
#ifdef GEMBA_PAINT
diffuseColor.rgb *= vGembaPaint.rgb;
#endif
#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
float gembaShade = max(vColor.r, max(vColor.g, vColor.b));
#else
float gembaShade = 1.0;
#endif
${fragmentHeat}
diffuseColor.rgb = mix(diffuseColor.rgb, vGembaTint.rgb * gembaShade, vGembaTint.a);
#ifndef OPAQUE
// What a glass part has to say must not be as faint as the glass.
float gembaBody = max(0.85 * vGembaTint.a, min(0.9, gembaLuminance(vGembaGlow.rgb)));
gembaBody = max(gembaBody, min(0.65, 0.42 * floor(vGembaState.x / 8.0)));
diffuseColor.a = max(diffuseColor.a, gembaBody) * gembaOpacity;
#endif
`

/** After the roughness is known. */
export const fragmentRough = /* glsl */ `
#ifdef GEMBA_PAINT
roughnessFactor *= vGembaPaint.a;
#endif
`

/** Before a map of light given off is looked at. */
export const fragmentEmission = /* glsl */ `
#ifdef GEMBA_PAINT
totalEmissiveRadiance *= vGembaShine.rgb;
#endif
`

/** Bare metal has no colour of its own: a coloured part is shaded as if painted. */
export const fragmentMetal = /* glsl */ `
#ifdef GEMBA_PAINT
metalnessFactor *= vGembaShine.a;
#endif
metalnessFactor *= 1.0 - 0.85 * vGembaTint.a;
roughnessFactor = mix(roughnessFactor, max(roughnessFactor, 0.45), vGembaTint.a);
`

/** Before tone mapping: glow, flow, quality, ghost and highlight, in this order, over the lit colour. */
export const fragmentLook = /* glsl */ `
outgoingLight += vGembaGlow.rgb;
if (vGembaState.z > 0.0) {
  float gembaT = vGembaFlow / vGembaState.z;
  float gembaWidth = fwidth(gembaT);
  gembaT = fract(gembaT);
  // A tail that rises to a sharp front: the direction can be seen in a still picture too.
  float gembaBand = smoothstep(0.0, 0.55, gembaT) * (1.0 - smoothstep(0.55, 0.55 + max(gembaWidth, 0.04), gembaT));
  gembaBand *= 1.0 - smoothstep(0.3, 0.7, gembaWidth);
  outgoingLight = mix(outgoingLight, gembaInk(outgoingLight), gembaBand * vGembaState.w * 0.8);
}
float gembaHighlight = floor(vGembaState.x / 8.0);
float gembaQuality = vGembaState.x - 8.0 * gembaHighlight;
if (gembaQuality != 1.0) {
  vec2 gembaP = gl_FragCoord.xy / gembaPixel;
  float gembaSlope = (gembaP.x + gembaP.y) * 0.70711;
  float gembaGrey = gembaLuminance(outgoingLight);
  if (gembaQuality < 0.5) {
    outgoingLight = mix(outgoingLight, vec3(gembaGrey), 0.85) * 0.7;
    outgoingLight = mix(outgoingLight, gembaInk(outgoingLight), 0.7 * gembaDots(gembaP, 12.0, 1.6));
  } else if (gembaQuality < 2.5) {
    outgoingLight = mix(outgoingLight, vec3(gembaGrey), 0.75) * 0.85;
    outgoingLight = mix(outgoingLight, gembaInk(outgoingLight), 0.6 * gembaLines(gembaSlope, 9.0, 1.4));
  } else if (gembaQuality < 3.5) {
    float gembaBack = (gembaP.x - gembaP.y) * 0.70711;
    float gembaCross = max(gembaLines(gembaSlope, 9.0, 1.8), gembaLines(gembaBack, 9.0, 1.8));
    vec3 gembaMark = gembaInk(vec3(gembaGrey)) * vec3(1.0, 0.55, 0.9) + vec3(0.12, 0.0, 0.08);
    outgoingLight = mix(mix(outgoingLight, vec3(gembaGrey), 0.6), gembaMark, 0.85 * gembaCross);
  } else {
    outgoingLight = mix(outgoingLight, gembaInk(outgoingLight), 0.7 * gembaDots(gembaP, 5.0, 1.0));
  }
}
outgoingLight = mix(outgoingLight, vec3(gembaLuminance(outgoingLight)) * vec3(0.75, 0.9, 1.05) + 0.13, 0.85 * gembaGhost);
if (gembaHighlight > 0.5) {
  bool gembaChosen = gembaHighlight > 1.5;
  float gembaRim = 0.0;
#if defined( STANDARD ) || defined( LAMBERT ) || defined( PHONG )
  vec3 gembaEye = isOrthographic ? vec3(0.0, 0.0, 1.0) : normalize(vViewPosition);
  gembaRim = pow(1.0 - abs(dot(normal, gembaEye)), gembaChosen ? 2.0 : 3.0);
#endif
  // Mixed, not added, and deeper on a bright part: light added to a white one would not be seen.
  float gembaBright = smoothstep(0.25, 0.8, gembaLuminance(outgoingLight));
  vec3 gembaIce = mix(vec3(0.45, 0.88, 1.0), vec3(0.3, 0.68, 0.85), gembaBright);
  float gembaLift = mix(0.45, 0.7, gembaBright);
  // The colour of a state is worth more than that somebody has selected it: a fine rim and the other parts must do.
  float gembaPlain = 1.0 - 0.9 * smoothstep(0.0, 0.3, vGembaTint.a);
  float gembaVeil = (gembaChosen ? 0.42 : 0.22) * gembaPlain;
  gembaRim *= 0.4 + 0.6 * gembaPlain;
  outgoingLight = mix(min(outgoingLight, vec3(mix(4.0, 0.9, gembaPlain))), gembaIce * gembaLift, gembaVeil);
  vec3 gembaEdge = mix(vec3(0.55, 1.05, 1.25), vec3(0.04, 0.42, 0.62), gembaBright);
  outgoingLight = mix(outgoingLight, gembaEdge, gembaRim * (gembaChosen ? 0.95 : 0.6));
}
`
