/** Whether the browser draws on the processor (SwiftShader, llvmpipe, Windows' Basic Render). */
export function isSoftware(gl: WebGLRenderingContext | WebGL2RenderingContext): boolean {
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER))
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name)
}

/** The same of a canvas that is still to be made, which settles how to make it. */
export function willBeSoftware(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2')
  if (gl === null) return false
  const is = isSoftware(gl)
  // A browser gives only a few contexts at a time.
  gl.getExtension('WEBGL_lose_context')?.loseContext()
  return is
}
