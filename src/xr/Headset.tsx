import { useFrame, useThree } from '@react-three/fiber'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { PerspectiveCamera } from 'three'
import type { World } from '#scene/World.ts'
import { setHeadset, useHeadset, worn } from '#state/headset.ts'
import { sayRefusal } from './sayRefusal.ts'
import { Wearer } from './Wearer.ts'

/** With the layout of panels and their letters, which take longer to come than the picture. */
const WorldPanels = lazy(() =>
  import('./panels/WorldPanels.tsx').then((m) => ({ default: m.WorldPanels })),
)

/** The picture of a world in a headset, while there is a session; to be put into the place's scene. */
export function Headset({ world }: { world: World }) {
  const gl = useThree((three) => three.gl)
  const scene = useThree((three) => three.scene)
  const camera = useThree((three) => three.camera) as PerspectiveCamera
  const session = useHeadset((headset) => headset.session)
  const [wearer, setWearer] = useState<Wearer | null>(null)
  const [visit, setVisit] = useState<Visit>({ session: null, number: 0 })
  if (session && session !== visit.session) setVisit({ session, number: visit.number + 1 })

  useEffect(() => {
    const made = new Wearer(gl, scene, camera, world)
    setWearer(made)
    return () => made.close()
    // Another world does not make another person.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [gl, scene, camera])
  useEffect(() => wearer?.setWorld(world), [wearer, world])
  useEffect(() => {
    if (!wearer || !session) return
    wearer.enter(session).then(
      () => setHeadset({ isStarting: false }),
      (error: unknown) => end(error),
    )
  }, [wearer, session])

  // Before all others.
  useFrame(() => void (worn.began = performance.now()), -1000)
  // Before the loop of the page, which draws.
  useFrame((_, seconds) => {
    if (!gl.xr.isPresenting) return
    try {
      wearer?.step(seconds)
    } catch (error) {
      end(error)
    }
  }, 0)
  if (!wearer || !visit.session) return null
  return (
    <Suspense fallback={null}>
      <WorldPanels
        key={visit.number}
        wearer={wearer}
        isLeaving={session === null}
        onGone={() => setVisit(({ number }) => ({ session: null, number }))}
      />
    </Suspense>
  )
}

/** The session whose panels there are: they go some frames after it. */
type Visit = { session: XRSession | null; number: number }

/** Leaves the headset and says why: the page goes on. */
function end(error: unknown): void {
  const { mode, leave } = useHeadset.getState()
  if (mode === 'none') return
  setHeadset({ words: sayRefusal(error, mode) })
  leave()
}
