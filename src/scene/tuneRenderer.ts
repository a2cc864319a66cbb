import { NeutralToneMapping, PCFShadowMap, ShaderChunk, type WebGLRenderer } from 'three'
import { isSoftware } from './isSoftware.ts'

/** Tone mapping and shadows of the place; without a GPU shadows are sampled once a pixel instead of five times. */
export function tuneRenderer(renderer: WebGLRenderer): void {
  renderer.toneMapping = NeutralToneMapping
  renderer.toneMappingExposure = 1
  renderer.shadowMap.enabled = true
  renderer.shadowMap.type = PCFShadowMap
  if (isSoftware(renderer.getContext())) takeOneTap()
}

/** Five shadow samples are almost half of the time of a pixel on a processor. */
function takeOneTap(): void {
  const five =
    /shadow = \(\s*texture\( shadowMap, vec3\( shadowCoord\.xy \+ vogelDiskSample\( 0, 5[\s\S]*?\) \* 0\.2;/
  const one = 'shadow = texture( shadowMap, shadowCoord.xyz );'
  ShaderChunk.shadowmap_pars_fragment = ShaderChunk.shadowmap_pars_fragment.replace(five, one)
}
