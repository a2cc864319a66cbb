import { unzip, type Unzipped } from './unzip.ts'

/** Unpacks one archive away from the page, which goes on drawing; then it is thrown away. */
type Scope = {
  addEventListener(kind: 'message', take: (event: MessageEvent<Blob>) => void): void
  postMessage(message: Unzipped, transfer: Transferable[]): void
}
const scope = globalThis as unknown as Scope

scope.addEventListener('message', ({ data }) => {
  void data.arrayBuffer().then((buffer) => {
    const unzipped = unzip(new Uint8Array(buffer))
    // What was stored unpacked may share the archive's memory, which can be given away once only.
    const buffers = 'files' in unzipped ? unzipped.files.map(([, bytes]) => bytes.buffer) : []
    scope.postMessage(unzipped, [...new Set(buffers)])
  })
})
