import { useThree } from '@react-three/fiber'
import { useEffect, useMemo } from 'react'
import { Box3, Vector3 } from 'three'
import { setAlarms, useAlarms } from '#state/alarms.ts'
import { inSlices } from '#state/inSlices.ts'
import { usePlant } from '#state/plant.ts'
import { onPulse } from '#state/pulse.ts'
import { nodesOf } from '../attachHighlights.ts'
import { body, Ground } from '../Ground.ts'
import { redraw } from '../redraw.ts'
import type { World } from '../World.ts'
import { findWay } from './findWay.ts'
import { WayRibbon } from './WayRibbon.ts'

/** Metres that the person has to move before the way is looked for anew. */
const moved = 1.5

/** The way on the floor from the person to the machine that it is wanted to. */
export function Way({ world }: { world: World }) {
  const camera = useThree((three) => three.camera)
  const wayTo = useAlarms((alarms) => alarms.wayTo)
  const id = usePlant(({ twin }) => twin?.assets[wayTo ?? -1]?.id ?? null)
  const ribbon = useMemo(() => new WayRibbon(), [])
  useEffect(() => () => ribbon.dispose(), [ribbon])
  useEffect(() => {
    if (id === null) return undefined
    const goal = world.boxOf(nodesOf(id), new Box3())
    const ground = new Ground(world)
    const eye = new Vector3()
    const last = new Vector3(NaN, 0, 0)
    const abort = new AbortController()
    let isBusy = false
    const look = async () => {
      camera.getWorldPosition(eye)
      if (isBusy || eye.distanceTo(last) < moved) return
      isBusy = true
      last.copy(eye)
      const floor = ground.floorAt(eye.x, eye.y - body.step, eye.z)
      const feet = new Vector3(eye.x, floor, eye.z)
      const found = await inSlices(findWay(ground, feet, goal, new Vector3()), abort.signal)
      isBusy = false
      if (abort.signal.aborted) return
      ribbon.show(found)
      if (!found) setAlarms({ words: 'No way on foot is found from where you are.' })
      redraw()
    }
    const stop = onPulse(() => void look())
    return () => {
      stop()
      abort.abort()
      ribbon.show(null)
      redraw()
    }
  }, [id, world, camera, ribbon])
  return <primitive object={ribbon.mesh} dispose={null} />
}
