import { MeshLambertMaterial } from 'three'
import { patchMaterial } from '../model/patchMaterial.ts'
import type { StateTexture } from '../model/StateTexture.ts'

/**
 * How a ghost is seen, whatever it is made of: a pale body of which most pixels are left out (no sorting, both eyes alike), dense
 * where it turns away from the eye, so that its outline stands.
 */
const fragmentGhost = /* glsl */ `
vec3 gembaSight = isOrthographic ? vec3(0.0, 0.0, 1.0) : normalize(vViewPosition);
float gembaOutline = 1.0 - abs(dot(normalize(normal), gembaSight));
gembaOutline *= gembaOutline;
if (gembaNoise(floor(gl_FragCoord.xy)) >= mix(0.3, 0.95, gembaOutline)) discard;
float gembaLit = clamp(gembaLuminance(outgoingLight), 0.0, 1.0);
outgoingLight = mix(vec3(0.26, 0.42, 0.62) * (0.5 + gembaLit), vec3(0.62, 0.82, 1.0), gembaOutline);
`

/** The material of all ghosts of a model, whose rows stand in a state texture. */
export function ghostMaterial(state: StateTexture): MeshLambertMaterial {
  const material = new MeshLambertMaterial({
    flatShading: true,
    polygonOffset: true,
    polygonOffsetFactor: -1,
    polygonOffsetUnits: -1,
  })
  patchMaterial(material, state, 'own')
  const patch = material.onBeforeCompile.bind(material)
  const key = `ghost ${material.customProgramCacheKey()}`
  material.customProgramCacheKey = () => key
  material.onBeforeCompile = (program, renderer) => {
    patch(program, renderer)
    const anchor = '#include <opaque_fragment>'
    program.fragmentShader = program.fragmentShader.replace(anchor, `${fragmentGhost}\n${anchor}`)
  }
  return material
}
