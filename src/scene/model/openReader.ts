import type { ModelReport } from '#twin/ModelReport.ts'
import type { Problem } from '#twin/Problem.ts'
import type { OnProgress } from './fetchBytes.ts'
import type { ModelData } from './ModelData.ts'
import { modelProblem } from './modelProblem.ts'
import type { DecodedPrimitive } from './readShape.ts'
import { takeReader } from './warmReader.ts'

/** Files that a person has given to the page, by the addresses under which they are asked for. */
export type GivenFiles = ReadonlyMap<string, Blob>

export type ToReader =
  /** Get ready for a wish that comes later. */
  | { kind: 'warm' }
  | {
      kind: 'read'
      id: string
      url: string
      origins: readonly string[]
      files: GivenFiles | undefined
      maxBytes: number
    }
  /** A decoded primitive, or why it cannot be decoded. */
  | { kind: 'draco'; number: number; decoded: DecodedPrimitive | string }
  /** Once, after `done`. */
  | { kind: 'report' }

export type FromReader =
  | { kind: 'progress'; stage: Parameters<OnProgress>[0]; loaded: number; total: number }
  | {
      kind: 'draco'
      number: number
      bytes: Uint8Array<ArrayBuffer>
      ids: Record<string, number>
      types: Record<string, number>
    }
  | { kind: 'done'; data: ModelData }
  | { kind: 'report'; report: ModelReport | null }
  | { kind: 'failed'; problem: Problem }

export type ReadWish = Omit<Extract<ToReader, { kind: 'read' }>, 'kind'> & {
  signal: AbortSignal
  onProgress: OnProgress
}

/** Figures of a file, which take its reader a while (0.3 s for 100,000 parts): made when somebody asks. */
export type LateReport = {
  /** Settles after `ask`; with null when it cannot be made, or was not asked for in time. */
  told: Promise<ModelReport | null>
  ask(): void
  /** Nobody will ask. */
  close(): void
}

/** What a reader has read. */
export type Reading = { data: ModelData; report: LateReport }

/** Has a model read by a worker of its own, which ends when it has told all; aborting ends it at once. */
export function openReader({ signal, onProgress, ...wish }: ReadWish): Promise<Reading | Problem> {
  const worker = takeReader()
  const post = (message: ToReader, transfer: Transferable[] = []) =>
    worker.postMessage(message, transfer)
  let closeDraco: (() => void) | undefined
  let tell!: (report: ModelReport | null) => void
  const told = new Promise<ModelReport | null>((resolve) => (tell = resolve))
  const close = (report: ModelReport | null = null) => {
    worker.terminate()
    closeDraco?.()
    tell(report)
  }
  const report: LateReport = { told, ask: () => post({ kind: 'report' }), close }
  return new Promise((resolve) => {
    const end = (problem: Problem) => {
      close()
      resolve(problem)
    }
    const cancelled = modelProblem('Loading was cancelled.', wish.url, 'Load it again.', 'warning')
    signal.addEventListener('abort', () => end(cancelled), { once: true })
    worker.addEventListener('error', (event) => end(broken(wish.url, event.message)))
    worker.addEventListener('messageerror', () => end(broken(wish.url, 'it is too large')))
    worker.addEventListener('message', ({ data }: MessageEvent<FromReader>) => {
      if (data.kind === 'done') {
        closeDraco?.()
        resolve({ data: data.data, report })
      } else if (data.kind === 'report') close(data.report)
      else if (data.kind === 'failed') end(data.problem)
      else if (data.kind === 'progress') onProgress(data.stage, data.loaded, data.total)
      else {
        void import('./decodeDraco.ts').then(async ({ decodeDraco, closeDecoder }) => {
          closeDraco = closeDecoder
          const decoded = await decodeDraco(data.bytes, data.ids, data.types)
          post({ kind: 'draco', number: data.number, decoded }, buffersOf(decoded))
        })
      }
    })
    post({ kind: 'read', ...wish })
  })
}

function buffersOf(decoded: DecodedPrimitive | string): ArrayBuffer[] {
  if (typeof decoded === 'string') return []
  const arrays = Object.values(decoded.attributes).map(({ array }) => array.buffer as ArrayBuffer)
  if (decoded.index) arrays.push(decoded.index.buffer as ArrayBuffer)
  return [...new Set(arrays)]
}

function broken(url: string, reason = 'of an unknown error'): Problem {
  return modelProblem(
    `The model could not be read: ${reason}.`,
    url,
    'Try again; if it fails each time, the file is probably larger than this machine has memory for.',
  )
}
