import type { ModelReport } from '#twin/ModelReport.ts'
import { fetchBytes } from './fetchBytes.ts'
import { transferOf } from './ModelData.ts'
import { isProblem } from './modelProblem.ts'
import type { FromReader, ToReader } from './openReader.ts'
import { readModel, type ModelHost } from './readModel.ts'
import type { DecodedPrimitive } from './readShape.ts'
import { rehearseReading } from './rehearseReading.ts'
import { undecodable } from './undecodable.ts'

/**
 * Reads one model away from the page, which meanwhile goes on drawing, and tells of it when it is asked; then it is thrown
 * away, and its memory with it.
 */
type Scope = {
  addEventListener(kind: 'message', take: (event: MessageEvent<ToReader>) => void): void
  postMessage(message: FromReader, transfer: Transferable[]): void
}
const scope = globalThis as unknown as Scope
const post = (message: FromReader, transfer: Transferable[] = []) =>
  scope.postMessage(message, transfer)
const waiting = new Map<number, (decoded: DecodedPrimitive | string) => void>()
const never = new AbortController().signal
let isReading = false
/** When the page was told of the progress last. */
let told = 0
let tellReport: () => Promise<ModelReport | null> = () => Promise.resolve(null)

scope.addEventListener('message', ({ data }) => {
  if (data.kind === 'draco') {
    waiting.get(data.number)?.(data.decoded)
    waiting.delete(data.number)
  } else if (data.kind === 'warm') void rehearseReading(() => !isReading)
  else if (data.kind === 'report') void report()
  else void read(data)
})

async function read({ id, url, origins, files, maxBytes }: Extract<ToReader, { kind: 'read' }>) {
  const fetch = (address: string, isMain = false) =>
    fetchBytes(address, id, never, isMain ? onProgress : () => undefined, maxBytes, files)
  isReading = true
  try {
    const bytes = await fetch(url, true)
    const host = { id, url, origins, fetch, onProgress, decodeDraco }
    const model = isProblem(bytes) ? bytes : await readModel(bytes, host)
    if (isProblem(model)) post({ kind: 'failed', problem: model })
    else {
      tellReport = model.report
      post({ kind: 'done', data: model.data }, transferOf(model.data))
    }
  } catch (error) {
    post({ kind: 'failed', problem: undecodable(error, url) })
  }
}

async function report() {
  // null when it cannot be made, or its program is not there any more
  post({ kind: 'report', report: await tellReport().catch(() => null) })
}

/** Each piece of a download would be a message, and a change on the page. */
const onProgress: ModelHost['onProgress'] = (stage, loaded, total) => {
  const now = performance.now()
  if (stage === 'download' && loaded > 0 && now - told < 50) return
  told = now
  post({ kind: 'progress', stage, loaded, total })
}

/** three's decoder for Draco starts workers of its own, so the page does it. */
const decodeDraco: ModelHost['decodeDraco'] = (bytes, ids, types) => {
  const number = waiting.size === 0 ? 1 : Math.max(...waiting.keys()) + 1
  return new Promise((resolve, reject) => {
    waiting.set(number, (decoded) => {
      if (typeof decoded === 'string') reject(new Error(decoded))
      else resolve(decoded)
    })
    post({ kind: 'draco', number, bytes, ids, types }, [bytes.buffer])
  })
}
