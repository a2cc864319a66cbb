import './AlarmMarks.css'
import { useFrame, useThree } from '@react-three/fiber'
import { useEffect, useMemo, useRef } from 'react'
import { Box3, Vector3, type PerspectiveCamera } from 'three'
import { useAlarms } from '#state/alarms.ts'
import { usePlant } from '#state/plant.ts'
import { alarmLooks } from '#state/sayAlarm.ts'
import { nodesOf } from '../attachHighlights.ts'
import { redraw } from '../redraw.ts'
import type { World } from '../World.ts'
import { AlarmMark } from './AlarmMark.ts'
import { AlarmSigns } from './AlarmSigns.ts'
import { marksOf, type MachineAlarm } from './marksOf.ts'
import { Way } from './Way.tsx'

/** Machines beyond the picture's edge that are pointed to. */
const mostPointed = 3

/** Marks the machines that have alarms, in the picture, at its edge and in the headset, and shows the way to one. */
export function AlarmMarks({ world }: { world: World }) {
  const camera = useThree((three) => three.camera) as PerspectiveCamera
  const standing = useAlarms((alarms) => alarms.standing)
  const twin = usePlant((plant) => plant.twin)
  const loaded = usePlant((plant) => plant.parts)
  // New marks only when some other machine, priority or state is to be seen.
  const key = JSON.stringify(marksOf(standing, twin))
  const list = useMemo(() => JSON.parse(key) as MachineAlarm[], [key])
  const marks = useRef<readonly { mark: AlarmMark; isOpen: boolean }[]>([])
  const signs = useMemo(() => new AlarmSigns(), [])
  useEffect(() => () => signs.dispose(), [signs])
  useEffect(() => {
    const overlay = document.querySelector<HTMLElement>('.gemba-place .gemba-labels')
    if (!overlay || loaded.length === 0) return undefined
    const places = list.flatMap((each) => placeOf(each, world))
    const made = places.map(({ priority, isOpen, top }) => {
      return { mark: new AlarmMark(overlay, alarmLooks[priority], isOpen, top), isOpen }
    })
    marks.current = made
    signs.show(places)
    redraw()
    return () => {
      for (const { mark } of made) mark.close()
      marks.current = []
    }
  }, [list, loaded, world, signs])
  useFrame(({ size, gl }) => {
    const { current } = marks
    signs.wear(gl.xr.isPresenting)
    // They stand on the page, which nobody sees now.
    if (gl.xr.isPresenting) return
    let pointed = 0
    for (let i = 0; i < current.length; i++) {
      const { mark, isOpen } = current[i]
      // What is beyond the edge of a wall's display is on the next one.
      const isPointing = isOpen && pointed < mostPointed && camera.view === null
      if (isOpen) pointed++
      mark.place(camera, size.width, size.height, isPointing)
    }
  }, 0)
  return (
    <>
      <primitive object={signs.group} dispose={null} />
      <Way world={world} />
    </>
  )
}

type Marked = MachineAlarm & { top: Vector3 }

/** Over the machine; nothing for one that is in no model. */
function placeOf(alarm: MachineAlarm, world: World): Marked[] {
  const box = world.boxOf(nodesOf(alarm.id), new Box3())
  if (box.isEmpty()) return []
  const top = box.getCenter(new Vector3()).setY(box.max.y)
  return [{ ...alarm, top }]
}
