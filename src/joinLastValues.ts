import { heldPasses } from '#feed/login/heldPasses.ts'
import { forgetPlaces } from '#state/assetPlaces.ts'
import { onForgetPlant, useKeptPlant } from '#state/keptPlant.ts'
import { openLastStore, type LastStore } from '#state/openLastStore.ts'
import { useConnection } from '#state/connection.ts'
import { usePlant } from '#state/plant.ts'
import { useReplay } from '#state/replay.ts'
import { keysOf, packValues, recallValues } from '#twin/LastValues.ts'
import type { OpenPlant } from './OpenPlant.ts'
import { useShown } from './useShown.ts'

/** Milliseconds between two savings; what came last goes when the page does. */
const pause = 5000

/**
 * Keeps the last values of the open plant in this browser, and shows those of the last time, as such, until others come: a display that is switched on
 * without a broker is not empty. Of somebody who logged in nothing is kept. For as long as the page is there.
 */
export async function joinLastValues(): Promise<void> {
  // A browser that keeps nothing shows nothing from before: no more is lost.
  const store = await openLastStore().catch(() => null)
  if (!store) return
  let stop: (() => void) | null = null
  let known: OpenPlant | null = null
  const follow = (): void => {
    const { plant } = useShown.getState()
    if (plant === known) return
    stop?.()
    known = plant
    stop = plant && keepPlant(plant, store)
  }
  useShown.subscribe(follow)
  follow()
}

function keepPlant(plant: OpenPlant, store: LastStore): (() => void) | null {
  const address = usePlant.getState().file?.address ?? ''
  // What was dropped onto the page has no address to come back to.
  if (!/^https?:/.test(address)) return null
  // What is replayed was kept long ago.
  if (useReplay.getState().entry) return null
  const name = `${address} ${plant.broker}`
  const { timeOrigin } = performance
  const { signals } = plant.twin
  let since = -Infinity
  let isReady = false
  let isClosed = false

  const save = (): void => {
    if (!isReady || !mayKeep()) return
    const packed = packValues(plant.live, timeOrigin, since)
    if (!packed) return
    const { newest, ...values } = packed
    since = newest
    useKeptPlant.setState({ isKept: true })
    // Full, or taken away: what is there stays, and the next value tries again.
    store.keepValues(name, Date.now(), values).catch(() => undefined)
  }
  const begin = async (): Promise<void> => {
    const kept = await store.load(name)
    if (isClosed) return
    if (kept) recallValues(kept, signals, plant.live, timeOrigin, Date.now())
    if (kept) useKeptPlant.setState({ isKept: true })
    await store.begin(name, keysOf(signals))
    isReady = true
    save()
  }
  // Without its store nothing is kept, and nothing is missed.
  begin().catch(() => undefined)
  const saving = setInterval(save, pause)
  addEventListener('pagehide', save)
  const detach = onForgetPlant(() => {
    forgetPlaces(address)
    store.forget(name).catch(() => undefined)
  })
  return () => {
    save()
    isClosed = true
    clearInterval(saving)
    removeEventListener('pagehide', save)
    detach()
  }
}

/** Not when somebody had it forgotten, nor what only they may see who logged in. */
function mayKeep(): boolean {
  const { broker } = useConnection.getState()
  return !useKeptPlant.getState().isForgotten && heldPasses.get(broker) === undefined
}
