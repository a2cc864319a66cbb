import type { WebGLRenderer } from 'three'
import wasmUrl from 'three/addons/libs/basis/basis_transcoder.wasm?url'
import { KTX2Loader } from 'three/addons/loaders/KTX2Loader.js'

/**
 * three's loader of KTX2 textures with a transcoder from our own origin; `dispose` ends its workers. Textures are unpacked
 * into what this machine's GPU takes, and to plain pixels where that is unknown.
 */
export function openTextureDecoder(): KTX2Loader {
  const loader = new OwnTranscoder()
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2')
  // Models load before there is a renderer; of a renderer three only asks this.
  const extensions = {
    has: (name: string) => Boolean(gl?.getExtension(name)),
    get: (name: string): unknown => gl?.getExtension(name),
  }
  loader.detectSupport({ extensions } as unknown as WebGLRenderer)
  gl?.getExtension('WEBGL_lose_context')?.loseContext()
  return loader
}

class OwnTranscoder extends KTX2Loader {
  /** In place of three's, whose worker comes from a blob: address: `basis.worker.ts` tells why that cannot work. */
  override init(): Promise<void> {
    this.transcoderPending ??= this.#prepare()
    return this.transcoderPending
  }

  async #prepare(): Promise<void> {
    const answer = await fetch(wasmUrl)
    if (!answer.ok) throw new Error(`The texture decoder is missing on the server: ${wasmUrl}`)
    const wasm = await answer.arrayBuffer()
    this.workerPool.setWorkerCreator(() => this.#startWorker(wasm.slice(0)))
  }

  #startWorker(transcoderBinary: ArrayBuffer): Worker {
    const worker = new Worker(new URL('./basis.worker.ts', import.meta.url), {
      type: 'module',
      name: 'basis',
    })
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<{ type: string; data?: object }>) => {
        // Without it three stumbles over its own error message, and the reason is lost.
        if (data.type === 'error') data.data ??= {}
      },
    )
    const dieOf = ({ message }: ErrorEvent) => {
      const error = new Error(`The texture decoder failed: ${message || 'it could not be loaded'}`)
      const answer = { data: { type: 'error', data: {}, error } }
      const refuse = () => void worker.dispatchEvent(new MessageEvent('message', answer))
      // The pool hears messages only, and goes on giving work to a worker that is dead.
      worker.postMessage = () => queueMicrotask(refuse)
      refuse()
    }
    worker.addEventListener('error', dieOf, { once: true })
    worker.postMessage({ type: 'init', config: this.workerConfig, transcoderBinary }, [
      transcoderBinary,
    ])
    return worker
  }
}
