import { NeutralToneMapping, PCFShadowMap, ShaderChunk, type WebGLRenderer } from 'three'

/** Tone mapping and shadows of the place; without a GPU shadows are sampled once a pixel instead of five times. */
export function tuneRenderer(renderer: WebGLRenderer): void {
  renderer.toneMapping = NeutralToneMapping
  renderer.toneMappingExposure = 1
  renderer.shadowMap.enabled = true
  renderer.shadowMap.type = PCFShadowMap
  if (isSoftware(renderer)) takeOneTap()
}

/** Whether the browser draws on the processor (SwiftShader, llvmpipe, Windows' Basic Render). */
export function isSoftware(renderer: WebGLRenderer): boolean {
  const gl = renderer.getContext()
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name)
}

/** Five shadow samples are almost half of the time of a pixel on a processor. */
function takeOneTap(): void {
  const five =
    /shadow = \(\s*texture\( shadowMap, vec3\( shadowCoord\.xy \+ vogelDiskSample\( 0, 5[\s\S]*?\) \* 0\.2;/
  const one = 'shadow = texture( shadowMap, shadowCoord.xyz );'
  ShaderChunk.shadowmap_pars_fragment = ShaderChunk.shadowmap_pars_fragment.replace(five, one)
}
