import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { LoadedModel } from '#scene/model/LoadedModel.ts'
import { Place } from '#scene/Place.tsx'
import { useHeadset } from '#state/headset.ts'
import { useOpening } from '#state/opening.ts'
import { attachDrop } from '#ui/attachDrop.ts'
import { FatalScreen } from '#ui/FatalScreen.tsx'
import { lazyPanel } from '#ui/lazyPanel.tsx'
import { Page } from '#ui/Page.tsx'
import { noteShown } from './openTwin.ts'
import { useShown } from './useShown.ts'

// Loaded, or refused in words, before it is wanted here: see `openDoor`.
const Headset = lazy(() => import('#xr/Headset.tsx').then((m) => ({ default: m.Headset })))
const DropOverlay = lazyPanel(() => import('#ui/DropOverlay.tsx').then((m) => m.DropOverlay))

/** The page with its place, or why there is nothing to show; before anything is known, nothing. */
export function App({ onRetry }: { onRetry: () => void }) {
  const { plant, models, refused } = useShown()
  const isOver = useOpening((opening) => opening.isOver)
  const isWorn = useWorn()
  useDisposal(models)
  useEffect(attachDrop, [])
  return (
    <>
      {plant ? (
        <Page>
          <Place models={models} placements={plant.twin.models} onFrame={onFrame}>
            {(world) =>
              isWorn && (
                <Suspense fallback={null}>
                  <Headset world={world} />
                </Suspense>
              )
            }
          </Place>
        </Page>
      ) : (
        refused && <FatalScreen {...refused} onRetry={onRetry} />
      )}
      {isOver && (
        <Suspense fallback={null}>
          <DropOverlay />
        </Suspense>
      )}
    </>
  )
}

/** Whether a headset is on, or was before: its things stay for the next time. */
function useWorn(): boolean {
  const isOn = useHeadset(({ session }) => session !== null)
  const [was, setWas] = useState(isOn)
  if (isOn && !was) setWas(true)
  return was
}

/** Frees a model once it is out of the picture. */
function useDisposal(models: readonly LoadedModel[]): void {
  const before = useRef(models)
  useEffect(() => {
    for (const model of before.current) if (!models.includes(model)) model.dispose()
    before.current = models
  }, [models])
}

/**
 * What happens in every frame before the picture is drawn.
 * @frame
 */
function onFrame(seconds: number, now: number): void {
  noteShown()
  useShown.getState().plant?.run(seconds, now)
}
