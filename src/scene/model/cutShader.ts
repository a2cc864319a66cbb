/**
 * GLSL of what is cut away to look inside (see `Cutaway`): a plane, and a cone that makes ghosts. A point's place in the world
 * is found from the place that the lit materials hand on already, and only while something is cut.
 */

/** Declarations of the vertex shader: materials without light hand on nothing. */
export const cutVertexHead = /* glsl */ `
#if !defined( STANDARD ) && !defined( LAMBERT ) && !defined( PHONG ) && !defined( GEMBA_DEPTH )
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
#if !defined( STANDARD ) && !defined( LAMBERT ) && !defined( PHONG )
varying vec3 vViewPosition;
#endif
uniform highp vec4 gembaCut;
uniform highp vec4 gembaTorch;
uniform highp vec4 gembaBeam;
/** The person's room may be of another size than the plant. */
vec3 gembaWorld() {
  mat3 turn = mat3(viewMatrix);
  return (-vViewPosition - viewMatrix[3].xyz) * turn / dot(turn[0], turn[0]);
}
`

/** At the start: leaves `gembaSlice`, pixels to the cut, `gembaGhost`, whether the cone makes it one, and `gembaHalo`, its rim. */
export const cutDoor = /* glsl */ `
float gembaSlice = 1e4;
float gembaGhost = 0.0;
float gembaHalo = 0.0;
bool gembaIsCutting = dot(gembaCut.xyz, gembaCut.xyz) > 0.0;
if (gembaIsCutting || gembaTorch.w > 0.0) {
  vec3 gembaSpot = gembaWorld();
  if (gembaIsCutting) {
    float gembaDeep = dot(gembaCut, vec4(gembaSpot, 1.0));
    gembaSlice = gembaDeep / max(fwidth(gembaDeep), 1e-6);
    if (gembaDeep < 0.0) discard;
  }
  if (gembaTorch.w > 0.0) {
    vec3 gembaOff = gembaSpot - gembaTorch.xyz;
    float gembaAhead = dot(gembaOff, gembaBeam.xyz);
    float gembaWide = length(gembaOff - gembaAhead * gembaBeam.xyz) / max(gembaAhead * gembaBeam.w, 1e-6);
    float gembaFine = max(fwidth(gembaWide), 1e-6);
    if (gembaAhead > 0.0 && gembaAhead < gembaTorch.w) {
      gembaGhost = gembaWide < 1.0 ? 1.0 : 0.0;
      gembaHalo = 1.0 - smoothstep(0.6, 1.8, abs(gembaWide - 1.0) / gembaFine);
    }
  }
}
`

/** For lines and points, which become no ghosts but go. */
export const cutDoorPlain = /* glsl */ `
${cutDoor}
if (gembaGhost > 0.5) discard;
`

/** At the end of the look: the inside of what is cut is one calm grey, as a drawing's; its outline is light. */
export const cutLook = /* glsl */ `
#ifdef FLIP_SIDED
bool gembaIsInside = gl_FrontFacing;
#else
bool gembaIsInside = !gl_FrontFacing;
#endif
if (gembaIsCutting) {
#if !defined( OPAQUE )
#elif !defined( DOUBLE_SIDED )
  if (gembaIsInside) outgoingLight = mix(outgoingLight, vec3(0.16, 0.175, 0.19), 0.94);
#else
  if (gembaIsInside) outgoingLight = mix(outgoingLight, vec3(0.16, 0.175, 0.19), 0.6);
#endif
  outgoingLight = mix(outgoingLight, vec3(0.82, 0.85, 0.88), 1.0 - smoothstep(0.8, 2.0, gembaSlice));
}
outgoingLight = mix(outgoingLight, vec3(0.7, 0.82, 0.95), 0.85 * gembaHalo);
`
