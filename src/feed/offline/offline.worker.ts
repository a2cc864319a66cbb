import type { FromOffline, ToOffline } from './OfflineMessage.ts'
import { OfflineFiles } from './OfflineFiles.ts'

/** The build writes them in; see `emitOffline`. */
declare const buildVersion: string
declare const buildFiles: readonly string[]

const worker = self as unknown as ServiceWorkerGlobalScope
const { scope } = worker.registration
const files = new OfflineFiles({
  caches,
  fetch: (request) => fetch(request),
  scope,
  version: buildVersion,
  files: buildFiles,
  now: () => Date.now(),
  onRefused: (reason) => void tellAll({ kind: 'refused', reason }),
})

worker.addEventListener('install', (event) => {
  // What it does is the same for all versions of the page: it need not wait for those that are open.
  event.waitUntil(files.install().then(() => worker.skipWaiting()))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(begin())
})

worker.addEventListener('fetch', (event) => {
  const answer = files.answer(event.request)
  if (answer) event.respondWith(answer)
})

worker.addEventListener('message', (event) => {
  const { kind, version: started } = event.data as ToOffline
  if (kind !== 'started' || typeof started !== 'string') return
  const { source } = event
  const answer = async (): Promise<void> => {
    const { instead } = await files.noteStarted(started)
    if (instead !== null) tell(source, { kind: 'instead', of: instead })
    tell(source, { kind: 'ready', version: buildVersion, isBad: await files.isBad(buildVersion) })
  }
  event.waitUntil(answer())
})

async function begin(): Promise<void> {
  await worker.clients.claim()
  await files.tidy()
  await tellAll({ kind: 'ready', version: buildVersion, isBad: await files.isBad(buildVersion) })
}

async function tellAll(message: FromOffline): Promise<void> {
  for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) {
    tell(client, message)
  }
}

function tell(client: ExtendableMessageEvent['source'], message: FromOffline): void {
  client?.postMessage(message, {})
}
