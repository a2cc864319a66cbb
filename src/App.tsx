import { lazy, Suspense, useEffect, useRef, useState, type ComponentType } from 'react'
import type { Haunted } from '#behaviours/GhostParts.ts'
import type { LoadedModel } from '#scene/model/LoadedModel.ts'
import { Place } from '#scene/Place.tsx'
import { runWithoutPicture } from '#scene/runWithoutPicture.ts'
import type { World } from '#scene/World.ts'
import { useGhosts } from '#state/ghosts.ts'
import { useAlarms } from '#state/alarms.ts'
import { useHeadset } from '#state/headset.ts'
import { useInk } from '#state/ink.ts'
import { useIsKiosk } from '#state/isKiosk.ts'
import { useLogin } from '#state/login.ts'
import { useNotes } from '#state/notes.ts'
import { useOpening } from '#state/opening.ts'
import { useStage } from '#state/stage.ts'
import { useRoom } from '#state/useRoom.ts'
import { useWalks } from '#state/walks.ts'
import { useWhatIf } from '#state/whatIf.ts'
import { attachDrop } from '#ui/attachDrop.ts'
import { FatalScreen } from '#ui/FatalScreen.tsx'
import { lazyPanel } from '#ui/lazyPanel.tsx'
import { Page } from '#ui/Page.tsx'
import { noteShown } from './openTwin.ts'
import { roomStep } from './roomStep.ts'
import { useShown } from './useShown.ts'

// Loaded, or refused in words, before it is wanted here: see `openDoor`.
const Headset = lazy(() => import('#xr/Headset.tsx').then((m) => ({ default: m.Headset })))
// On a page that outlived its server the others are in the list of people only.
const People = lazy(() =>
  import('#scene/people/People.tsx').then(
    (m) => ({ default: m.People }),
    () => ({ default: () => null }),
  ),
)
// Loaded before there are notes: see `main`.
const NotePins = lazy(() =>
  import('#scene/notes/NotePins.tsx').then((m) => ({ default: m.NotePins })),
)
// Likewise.
const Ink = lazy(() => import('#scene/ink/Ink.tsx').then((m) => ({ default: m.Ink })))
// On a page that outlived its server the answer says it in words.
const BottleneckMarks = lazy(() =>
  import('#scene/whatif/BottleneckMarks.tsx').then(
    (m) => ({ default: m.BottleneckMarks }),
    () => ({ default: () => null }),
  ),
)
// Likewise: the scenario is played without ghosts.
const Ghosts = lazy(() =>
  import('#scene/ghosts/Ghosts.tsx').then(
    (m) => ({ default: m.Ghosts }),
    () => ({ default: () => null }),
  ),
)
// Likewise: nobody is seen walking.
const Walkers = lazy(() =>
  import('#scene/walkers/Walkers.tsx').then(
    (m) => ({ default: m.Walkers }),
    () => ({ default: () => null }),
  ),
)
// On a page that outlived its server the list says it in words.
const AlarmMarks = lazy<ComponentType<{ world: World }>>(() =>
  import('#scene/alarms/AlarmMarks.tsx').then(
    (m) => ({ default: m.AlarmMarks }),
    () => ({ default: () => null }),
  ),
)
// Likewise: the plan of the plain view knows no places.
const KeepPlaces = lazy<ComponentType<{ world: World }>>(() =>
  import('#scene/KeepPlaces.tsx').then(
    (m) => ({ default: m.KeepPlaces }),
    () => ({ default: () => null }),
  ),
)
// Likewise: this display shows all of the picture.
const Wall = lazy(() =>
  import('#scene/wall/Wall.tsx').then(
    (m) => ({ default: m.Wall }),
    () => ({ default: () => null }),
  ),
)
const isWall = new URLSearchParams(location.search).has('wall')
const PlainView = lazyPanel(() => import('#ui/plain/PlainView.tsx').then((m) => m.PlainView))
const LoginDialog = lazyPanel(() => import('#ui/login/LoginDialog.tsx').then((m) => m.LoginDialog))
const DropOverlay = lazyPanel(() => import('#ui/DropOverlay.tsx').then((m) => m.DropOverlay))

/** The page with its place, or why there is nothing to show; before anything is known, nothing. */
export function App({ onRetry }: { onRetry: () => void }) {
  const { plant, models, refused } = useShown()
  const isOver = useOpening((opening) => opening.isOver)
  // Its things stay for the next time.
  const isWorn = useOnce(useHeadset(({ session }) => session !== null))
  const hasOthers = useOnce(useRoom(({ people }) => people.length > 0))
  const hasInk = useOnce(useInk(({ isPen, strokes }) => isPen || strokes.length > 0))
  const hasNotes = useNotes((notes) => notes.isThere)
  const hasGhosts = useOnce(useGhosts(({ baseline }) => baseline !== null))
  const hasWalkers = useOnce(useWalks(({ walks }) => walks !== null))
  const hasAnswer = useOnce(useWhatIf(({ answer }) => answer !== null))
  const hasAlarms = useOnce(
    useAlarms(({ standing, wayTo }) => standing.length > 0 || wayTo !== null),
  )
  const isAsked = useLogin((login) => login.isOpen)
  const isPlain = useStage((stage) => stage.isPlain)
  useDisposal(models)
  const isKiosk = useIsKiosk()
  useEffect(() => (isKiosk ? undefined : attachDrop()), [isKiosk])
  return (
    <>
      {plant ? (
        <Page>
          {isPlain ? (
            <WithoutPicture />
          ) : (
            <Place models={models} placements={plant.twin.models} onFrame={onFrame}>
              {(world) => (
                <>
                  <Suspense fallback={null}>{isWorn && <Headset world={world} />}</Suspense>
                  <Suspense fallback={null}>{hasOthers && <People world={world} />}</Suspense>
                  <Suspense fallback={null}>
                    {hasAnswer && <BottleneckMarks world={world} />}
                  </Suspense>
                  <Suspense fallback={null}>
                    {hasGhosts && <Ghosts {...{ world, models, claimsOf }} />}
                  </Suspense>
                  <Suspense fallback={null}>{hasWalkers && <Walkers world={world} />}</Suspense>
                  <Suspense fallback={null}>{hasAlarms && <AlarmMarks world={world} />}</Suspense>
                  <Suspense fallback={null}>
                    <KeepPlaces world={world} />
                  </Suspense>
                  <Suspense fallback={null}>{hasNotes && <NotePins world={world} />}</Suspense>
                  <Suspense fallback={null}>{hasInk && <Ink world={world} />}</Suspense>
                  <Suspense fallback={null}>{isWall && isKiosk && <Wall world={world} />}</Suspense>
                </>
              )}
            </Place>
          )}
        </Page>
      ) : (
        refused && <FatalScreen {...refused} onRetry={onRetry} />
      )}
      {isAsked && (
        <Suspense fallback={null}>
          <LoginDialog />
        </Suspense>
      )}
      {isOver && (
        <Suspense fallback={null}>
          <DropOverlay />
        </Suspense>
      )}
    </>
  )
}

/** The plant in 2D: the loop runs, and nothing is drawn. */
function WithoutPicture() {
  useEffect(() => runWithoutPicture(onFrame), [])
  return (
    <Suspense fallback={null}>
      <PlainView />
    </Suspense>
  )
}

/** What is bound to a model of the open plant. */
function claimsOf(model: string): Haunted['claims'] {
  return useShown.getState().plant?.models.get(model)?.plan.claims ?? []
}

/** Whether something is so, or was before. */
function useOnce(isOn: boolean): boolean {
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
  roomStep.play(now)
  useShown.getState().plant?.run(seconds, now)
  roomStep.run(now)
}
