/**
 * Has every draw call of a context draw one triangle, until what is returned is called. On a machine without a GPU a picture of 100,000 parts takes the
 * processor a second or two, which says nothing of what the page's thread does for it, and leaves it none of its caches. What
 * a program does before each call, and the call itself, stay what they are.
 */
export function shortenDraws(canvas: HTMLCanvasElement): () => void {
  const gl = canvas.getContext('webgl2')!
  const { drawArrays, drawElements, drawArraysInstanced, drawElementsInstanced } =
    WebGL2RenderingContext.prototype
  gl.drawArrays = (mode, first, count) => drawArrays.call(gl, mode, first, Math.min(3, count))
  gl.drawElements = (mode, count, type, offset) =>
    drawElements.call(gl, mode, Math.min(3, count), type, offset)
  gl.drawArraysInstanced = (mode, first, count, instances) =>
    drawArraysInstanced.call(gl, mode, first, Math.min(3, count), Math.min(1, instances))
  gl.drawElementsInstanced = (mode, count, type, offset, instances) =>
    drawElementsInstanced.call(gl, mode, Math.min(3, count), type, offset, Math.min(1, instances))
  return () => {
    Object.assign(gl, { drawArrays, drawElements, drawArraysInstanced, drawElementsInstanced })
  }
}
