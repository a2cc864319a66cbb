import type { WebGLRenderer } from 'three'

/** Tells whether the picture sent last is still being drawn. */
export class DrawFence {
  readonly #gl: WebGL2RenderingContext
  #sync: WebGLSync | null = null

  constructor(renderer: WebGLRenderer) {
    this.#gl = renderer.getContext() as WebGL2RenderingContext
  }

  /**
   * Called after drawing.
   * @frame
   */
  set(): void {
    const gl = this.#gl
    if (this.#sync) gl.deleteSync(this.#sync)
    this.#sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0)
    gl.flush()
  }

  /**
   * Whether that picture is not done yet; a lost context is never busy.
   * @frame
   */
  isBusy(): boolean {
    const gl = this.#gl
    if (this.#sync === null || gl.isContextLost()) return false
    if (gl.getSyncParameter(this.#sync, gl.SYNC_STATUS) === gl.UNSIGNALED) return true
    gl.deleteSync(this.#sync)
    this.#sync = null
    return false
  }
}
