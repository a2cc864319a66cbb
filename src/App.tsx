import { useEffect, useRef } from 'react'
import type { LoadedModel } from '#scene/model/LoadedModel.ts'
import { Place } from '#scene/Place.tsx'
import { FatalScreen } from '#ui/FatalScreen.tsx'
import { Page } from '#ui/Page.tsx'
import { noteShown } from './openTwin.ts'
import { useShown } from './useShown.ts'

/** The page with its place, or why there is nothing to show; before anything is known, nothing. */
export function App({ onRetry }: { onRetry: () => void }) {
  const { plant, models, refused } = useShown()
  useDisposal(models)
  if (plant) {
    return (
      <Page>
        <Place models={models} placements={plant.twin.models} onFrame={onFrame} />
      </Page>
    )
  }
  return refused && <FatalScreen {...refused} onRetry={onRetry} />
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
