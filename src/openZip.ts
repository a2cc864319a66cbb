import type { GivenFile } from '#state/opening.ts'
import type { Unzipped } from './unzip.ts'

/** Unpacks an archive in a worker of its own. */
export async function openZip(
  file: Blob,
): Promise<{ files: GivenFile[] } | Exclude<Unzipped, { files: unknown }>> {
  const worker = new Worker(new URL('./unzip.worker.ts', import.meta.url), { type: 'module' })
  const unzipped = await new Promise<Unzipped>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Unzipped>) => resolve(data))
    worker.addEventListener('error', ({ message }) =>
      resolve({
        wrong: `could not be unpacked (${message || 'the browser does not say why'})`,
        advice:
          'It is probably larger than this machine has memory for: unpack it and give the folder.',
      }),
    )
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(file)
  })
  worker.terminate()
  if ('wrong' in unzipped) return unzipped
  return { files: unzipped.files.map(([path, bytes]) => ({ path, file: new Blob([bytes]) })) }
}
