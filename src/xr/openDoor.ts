import { setHeadset, useHeadset, type HeadsetMode } from '#state/headset.ts'
import { sayRefusal } from './sayRefusal.ts'

/** The door to the headset: finds out which ways in are open, and lets a person in and out. Small; the rest comes with the first entry. */
export async function openDoor(): Promise<void> {
  if (new URLSearchParams(location.search).has('emulate')) {
    const { emulate } = await import('./emulate.ts')
    emulate()
  }
  const { xr } = navigator
  setHeadset({ enter: (mode) => void enter(mode), leave })
  await look()
  xr?.addEventListener('devicechange', () => void look())
}

/** Asks which kinds of session there can be. */
async function look(): Promise<void> {
  const [vr, ar] = await Promise.all([wayTo('vr'), wayTo('ar')])
  setHeadset({ vr, ar })
  if (vr === 'open' || ar === 'open') warm()
}

/** Brings the rest of the headset's part of the page while nobody waits for it. */
function warm(): void {
  // Safari has no idle time.
  if ('requestIdleCallback' in window) requestIdleCallback(loadRest)
  else setTimeout(loadRest, 1000)
}

/** Who enters is told when it does not come. */
function loadRest(): void {
  import('./Headset.tsx').catch(() => undefined)
}

async function wayTo(mode: HeadsetMode): Promise<'open' | { why: string }> {
  if (!isSecureContext) {
    return {
      why: 'Browsers open a headset only to https pages: start Gemba with --https and use the address that it prints.',
    }
  }
  const { xr } = navigator
  if (!xr) {
    return {
      why: 'This browser knows no headset: open the page in the browser of the headset, or in Chrome or Edge.',
    }
  }
  try {
    if (await xr.isSessionSupported(`immersive-${mode}`)) return 'open'
  } catch (error) {
    return {
      why: `The browser does not say whether there is a headset: ${sayRefusal(error, mode)}`,
    }
  }
  return {
    why:
      mode === 'vr'
        ? 'No headset is connected. Connect one, or open this page in its own browser.'
        : 'This device cannot show the plant over what its camera sees (AR).',
  }
}

async function enter(mode: HeadsetMode): Promise<void> {
  const known = useHeadset.getState()
  const way = known[mode]
  if (known.session || known.isStarting || way === null) return
  if (way !== 'open') {
    setHeadset({ words: way.why })
    return
  }
  setHeadset({ isStarting: true, words: null })
  let session: XRSession | undefined
  try {
    // At once: the browser wants the click for it.
    const asked = navigator.xr!.requestSession(`immersive-${mode}`, {
      optionalFeatures: ['local-floor', 'hand-tracking', 'layers', 'hit-test', 'anchors'],
    })
    const loaded = import('./Headset.tsx').then(
      () => true,
      () => false,
    )
    session = await asked
    if (!(await loaded)) throw new Error('its part of the page did not load. Reload the page')
    watch(session)
    setHeadset({ session, mode, visibility: visibilityOf(session) })
  } catch (error) {
    void session?.end().catch(() => undefined)
    setHeadset({ isStarting: false, words: sayRefusal(error, mode) })
  }
}

let isOurs = false

function leave(): void {
  isOurs = true
  const { session } = useHeadset.getState()
  void session?.end().catch(() => undefined)
}

function watch(session: XRSession): void {
  isOurs = false
  session.addEventListener('visibilitychange', () => {
    setHeadset({ visibility: visibilityOf(session) })
  })
  session.addEventListener('end', () => {
    const { words } = useHeadset.getState()
    setHeadset({
      session: null,
      mode: 'none',
      isStarting: false,
      visibility: 'visible',
      // Somebody has said why already.
      words: words ?? (isOurs ? null : 'The headset has ended the session. The page goes on.'),
    })
  })
}

function visibilityOf({ visibilityState }: XRSession): 'visible' | 'blurred' | 'hidden' {
  return visibilityState === 'visible-blurred' ? 'blurred' : visibilityState
}
