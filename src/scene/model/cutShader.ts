/**
 * GLSL of what is cut away to look inside (see `sight`): a plane, and a cone that makes ghosts. A point's place in the world
 * is found from the place that the lit materials hand on already, and only while something is cut.
 */

const isUnlit = '!defined(STANDARD) && !defined(LAMBERT) && !defined(PHONG)'

/** Declarations of the vertex shader: materials without light hand on nothing. */
export const cutVertexHead = /* glsl */ `
#if ${isUnlit} && !defined(GEMBA_DEPTH)
#define GEMBA_OWN_VIEW
varying vec3 vViewPosition;
#endif
`

/** After the projection. */
export const cutVertex = /* glsl */ `
#ifdef GEMBA_OWN_VIEW
vViewPosition = -mvPosition.xyz;
#endif
`

/** Declarations of the fragment shader. */
export const cutHead = /* glsl */ `
#if ${isUnlit}
varying vec3 vViewPosition;
#endif
uniform highp vec4 gembaCut;
uniform highp vec4 gembaTorch;
uniform highp vec4 gembaBeam;
`

/**
 * At the start: leaves `gembaSlice`, pixels to the cut, `gembaGhost`, whether the cone makes it one, and `gembaHalo`, its rim.
 * The person's room may be of another size than the plant.
 */
export const cutDoor = /* glsl */ `
float gembaSlice = 1e4;
float gembaGhost = 0.0;
float gembaHalo = 0.0;
bool gembaIsCutting = gembaCut.xyz != vec3(0.0);
if (gembaIsCutting || gembaTorch.w > 0.0) {
mat3 gembaTurn = mat3(viewMatrix);
vec3 gembaSpot = (-vViewPosition - viewMatrix[3].xyz) * gembaTurn / dot(gembaTurn[0], gembaTurn[0]);
gembaSlice = dot(gembaCut, vec4(gembaSpot, 1.0));
gembaSlice /= max(fwidth(gembaSlice), 1e-6);
if (gembaSlice < 0.0) discard;
gembaSpot -= gembaTorch.xyz;
float gembaAhead = dot(gembaSpot, gembaBeam.xyz);
float gembaWide = length(gembaSpot - gembaAhead * gembaBeam.xyz) / max(gembaAhead * gembaBeam.w, 1e-6);
float gembaFine = max(fwidth(gembaWide), 1e-6);
if (gembaAhead > 0.0 && gembaAhead < gembaTorch.w) {
// Fainter than what a person has made a ghost.
gembaGhost = 1.1 * step(gembaWide, 1.0);
gembaHalo = 1.0 - smoothstep(0.6, 1.8, abs(gembaWide - 1.0) / gembaFine);
}
}
`

/** At the end of the look: the inside of what is cut is one calm grey, as a drawing's; its outline is light. */
export const cutLook = /* glsl */ `
if (gembaIsCutting) {
#ifdef OPAQUE
bool gembaIsInside = !gl_FrontFacing;
float gembaCap = 0.94;
#ifdef FLIP_SIDED
gembaIsInside = gl_FrontFacing;
#endif
#ifdef DOUBLE_SIDED
gembaCap = 0.6;
#endif
if (gembaIsInside) outgoingLight = mix(outgoingLight, vec3(0.16, 0.175, 0.19), gembaCap);
#endif
outgoingLight = mix(outgoingLight, vec3(0.82, 0.85, 0.88), 1.0 - smoothstep(0.8, 2.0, gembaSlice));
}
outgoingLight = mix(outgoingLight, vec3(0.7, 0.82, 0.95), 0.85 * gembaHalo);
`
