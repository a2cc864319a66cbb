import { useFrame, useThree } from '@react-three/fiber'
import { useEffect, useMemo, useState } from 'react'
import { Vector3, type PerspectiveCamera } from 'three'
import { useFollowing } from '#state/following.ts'
import { useHeadset, worn } from '#state/headset.ts'
import { useModeration } from '#state/moderation.ts'
import { ownPose } from '#state/ownPose.ts'
import { poses } from '#state/poses.ts'
import { usePresenting } from '#state/presenting.ts'
import { onPulse } from '#state/pulse.ts'
import { useRoom } from '#state/room.ts'
import { pointed } from '../pointed.ts'
import { redraw } from '../redraw.ts'
import type { World } from '../World.ts'
import { attachLaserKey } from './attachLaserKey.ts'
import { Crowd, type Watcher } from './Crowd.ts'
import { Ride } from './Ride.ts'
import { SharedSection } from './SharedSection.ts'
import { TagBoard } from './TagBoard.ts'
import { writeOwnPose } from './writeOwnPose.ts'

/** How high the letters of names are: pixels of a page, and radians in a headset (about one degree). */
const pagePixels = 13
const wornLetters = 0.0185

/** The other people, in the place. */
export function People({ world }: { world: World }) {
  const scene = useThree((three) => three.scene)
  const [crowd, setCrowd] = useState<Crowd | null>(null)
  const watcher = useMemo(makeWatcher, [])
  useEffect(() => {
    const made = new Crowd(scene, world, poses, new TagBoard(scene))
    setCrowd(made)
    const stop = attachCrowd(made)
    const section = new SharedSection(scene)
    const rest = onPulse(() => section.tell())
    return () => {
      stop()
      rest()
      section.close()
      made.dispose()
      redraw()
    }
    // Another world does not make other people.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [scene])
  useEffect(() => crowd?.setWorld(world), [crowd, world])
  useEffect(() => {
    // In a headset some browsers take the canvas out of the page.
    const place = document.querySelector<HTMLElement>('.gemba-place')
    if (!place) return undefined
    const made = new Ride(poses, place)
    const stop = attachLaserKey(place)
    return () => {
      made.close()
      stop()
    }
  }, [])

  // After who wears a headset has moved (0), before the loop of the page, which draws (1).
  useFrame(({ gl, camera, size }, seconds) => {
    if (crowd === null) return
    if (gl.xr.isPresenting) wear(watcher)
    else {
      watch(watcher, camera as PerspectiveCamera, size.height)
      writeOwnPose(ownPose, camera, pointed)
    }
    if (crowd.step(watcher, seconds, performance.now() / 1000, gl)) redraw()
  }, 0.5)
  return null
}

/** Tells it who is here. Returns its stop. */
function attachCrowd(crowd: Crowd): () => void {
  const meet = (): void => {
    const { hidden, removed } = useModeration.getState()
    // One does not look out of somebody's head from within it.
    const ridden = useHeadset.getState().session ? null : useFollowing.getState().id
    const shown = useRoom
      .getState()
      .people.filter(({ id }) => !hidden.has(id) && !removed.has(id) && id !== ridden)
    crowd.setPeople(shown, usePresenting.getState().lasing)
    redraw()
  }
  meet()
  const stops = [
    useRoom.subscribe((now, before) => now.people !== before.people && meet()),
    useModeration.subscribe(meet),
    useFollowing.subscribe((now, before) => now.id !== before.id && meet()),
    usePresenting.subscribe((now, before) => now.lasing !== before.lasing && meet()),
    onPulse(() => crowd.pulse()),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

type Page = Watcher & {
  across: Vector3 | undefined
  readonly own: { across: Vector3; ahead: Vector3 }
}

function makeWatcher(): Page {
  return {
    eyes: new Vector3(),
    across: undefined,
    ahead: undefined,
    metre: 1,
    letters: 0.01,
    own: { across: new Vector3(), ahead: new Vector3() },
  }
}

/** @frame */
function watch(watcher: Page, camera: PerspectiveCamera, height: number): void {
  const { own } = watcher
  watcher.eyes.setFromMatrixPosition(camera.matrixWorld)
  watcher.across = own.across.setFromMatrixColumn(camera.matrixWorld, 0)
  watcher.ahead = own.ahead.setFromMatrixColumn(camera.matrixWorld, 2).negate()
  watcher.metre = 1
  const pixel = (2 * Math.tan((camera.fov * Math.PI) / 360)) / Math.max(1, height)
  watcher.letters = pagePixels * pixel
}

/** @frame */
function wear(watcher: Page): void {
  const [x, y, z] = worn.head
  if (x === x) watcher.eyes.set(x, y, z)
  watcher.across = undefined
  watcher.ahead = undefined
  watcher.metre = worn.scale
  watcher.letters = wornLetters
}
