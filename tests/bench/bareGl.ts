import type { Contender } from './peer.ts'

const vertex = `#version 300 es
uniform highp sampler2D colours;
out vec4 colour;
void main() {
  colour = texelFetch(colours, ivec2(0, 0), 0);
  gl_Position = vec4(float(gl_VertexID & 1), float(gl_VertexID >> 1), 0.0, 1.0);
}`
const fragment = `#version 300 es
precision highp float;
in vec4 colour;
out vec4 shown;
void main() {
  shown = colour;
}`
const rowsPerLine = 256

/**
 * The least that any program in this browser can do: one triangle, in a picture that is cleared, and four bytes a part in a
 * texture of which the changed lines are uploaded in one call. No scene, no camera, no parts: whoever draws them takes more.
 */
export function openBareGl(canvas: HTMLCanvasElement, parts: number): Contender {
  const gl = canvas.getContext('webgl2')!
  const program = gl.createProgram()
  for (const [kind, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(kind)!
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.linkProgram(program)
  gl.useProgram(program)
  const lines = Math.ceil(parts / rowsPerLine)
  const colours = new Uint32Array(lines * rowsPerLine)
  const bytes = new Uint8Array(colours.buffer)
  gl.bindTexture(gl.TEXTURE_2D, gl.createTexture())
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, rowsPerLine, lines)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
  let changed = 0
  return {
    recolour(from, count, frame) {
      for (let i = from; i < from + count; i++) colours[i] = i + frame
      changed = Math.ceil(count / rowsPerLine)
    },
    draw() {
      const { TEXTURE_2D, RGBA, UNSIGNED_BYTE } = gl
      if (changed > 0)
        gl.texSubImage2D(TEXTURE_2D, 0, 0, 0, rowsPerLine, changed, RGBA, UNSIGNED_BYTE, bytes)
      changed = 0
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT)
      gl.drawArrays(gl.TRIANGLES, 0, 3)
    },
    pick: () => true,
    close: () => undefined,
  }
}
