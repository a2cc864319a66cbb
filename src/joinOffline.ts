import type { FromOffline, ToOffline } from '#feed/offline/OfflineMessage.ts'
import { addProblem } from '#state/problems.ts'
import { onPulse } from '#state/pulse.ts'
import { useWatch } from '#state/watch.ts'
import type { Attendance } from '#ui/Attendance.ts'
import { hasNews } from '#ui/Attendance.ts'
import { buildName } from '#state/buildName.ts'

/** Milliseconds after the first picture until a first visit is kept: nobody waits for it. */
const firstPause = 3000
/** Milliseconds from one look for a newer version to the next, and from one look for a quiet time to the next. */
const lookInterval = 600_000
const quietInterval = 1000

/**
 * Has the browser keep the page, so that it opens without its host, and puts a newer version in at a quiet time by `reload`. A browser
 * that keeps nothing is no reason to stop: it is said in `window.gemba.health()`, and a full disk in the list of problems. For
 * as long as the page is there.
 */
export async function joinOffline(attendance: Attendance, reload: () => void): Promise<void> {
  const version = buildName()
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer }
  if (version === '') return
  if (!serviceWorker) {
    useWatch.setState({ offline: 'not kept: the browser wants https for it' })
    return
  }
  let newer = ''
  serviceWorker.addEventListener('message', ({ data }: MessageEvent<FromOffline>) => {
    if (data.kind === 'refused') sayRefused(data.reason)
    else if (data.kind === 'instead') sayInstead()
    else {
      if (data.version === version) useWatch.setState({ offline: 'kept' })
      newer = data.version !== version && !data.isBad ? data.version : ''
    }
  })
  serviceWorker.startMessages()
  const tellStarted = (): void => {
    const message: ToOffline = { kind: 'started', version }
    serviceWorker.controller?.postMessage(message)
  }
  tellStarted()
  serviceWorker.addEventListener('controllerchange', tellStarted)
  if (!serviceWorker.controller) await new Promise((resolve) => setTimeout(resolve, firstPause))
  try {
    const address = new URL('service.worker.js', document.baseURI)
    const kept = await serviceWorker.register(address, { updateViaCache: 'none' })
    let lookedAt = 0
    let quietAt = 0
    onPulse((seconds) => {
      const now = seconds * 1000
      if (now - lookedAt > lookInterval) {
        lookedAt = now
        // Without its host there is nothing newer.
        kept.update().catch(() => undefined)
      }
      if (newer === '' || now - quietAt < quietInterval) return
      quietAt = now
      if (!attendance.isHeld() && !hasNews()) reload()
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    useWatch.setState({ offline: `not kept: ${reason}` })
  }
}

function sayRefused(reason: string): void {
  useWatch.setState({ offline: `not kept: ${reason}` })
  addProblem({
    from: 'page',
    severity: 'warning',
    text: `This browser could not keep the page for offline use: ${reason}.`,
    advice: 'All works as long as the host of the page is there. Free some space on the disk.',
  })
}

function sayInstead(): void {
  addProblem({
    from: 'page',
    severity: 'warning',
    text: 'A newer version of this page failed to start twice, so this is the last one that did.',
    advice: 'Tell whoever looks after the host. It is tried again in an hour.',
  })
}
