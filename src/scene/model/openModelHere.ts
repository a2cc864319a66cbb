import { fetchBytes } from './fetchBytes.ts'
import { isProblem } from './modelProblem.ts'
import { buildModel, type Opened, type OpenModelOptions } from './openModel.ts'
import { readModel } from './readModel.ts'

/** As `openModel`, without a worker and without a page: for tests and programs in Node. */
export async function openModelHere(options: OpenModelOptions): Promise<Opened> {
  const { id, url, signal, onProgress = () => undefined, maxBytes = 512e6, files } = options
  const bytes = await fetchBytes(url, id, signal, onProgress, maxBytes, files)
  return isProblem(bytes) ? { problem: bytes } : openModelBytes(bytes, options)
}

/** As `openModelHere`, from bytes that are there already; `url` is where they come from. */
export async function openModelBytes(
  bytes: Uint8Array<ArrayBuffer>,
  options: OpenModelOptions,
): Promise<Opened> {
  const { id, url, signal, onProgress = () => undefined, maxBytes = 512e6, files } = options
  const read = await readModel(bytes, {
    id,
    url,
    origins: [new URL(url).origin],
    onProgress,
    fetch: (address) => fetchBytes(address, id, signal, () => undefined, maxBytes, files),
  })
  if (isProblem(read)) return { problem: read }
  const report = { told: read.report(), ask: nothing, close: nothing }
  return buildModel({ data: read.data, report }, options)
}

function nothing(): void {}
