import './BottleneckMarks.css'
import { useFrame, useThree } from '@react-three/fiber'
import { useEffect, useRef } from 'react'
import { Box3, Vector3, type PerspectiveCamera } from 'three'
import { usePanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { useWhatIf } from '#state/whatIf.ts'
import type { PartAnswer } from '#twin/process/Answer.ts'
import { nodesOf } from '../attachHighlights.ts'
import { PinTitle } from '../notes/PinTitle.ts'
import { redraw } from '../redraw.ts'
import type { World } from '../World.ts'
import { bottlenecksOf, type Bottleneck } from './bottlenecksOf.ts'

const none: readonly PartAnswer[] = []
/** Pixels between a machine and its mark. */
const over = 10

/** Marks what limits the output in the scenario, and as a ghost what did in the baseline, while an answer is read. */
export function BottleneckMarks({ world }: { world: World }) {
  const camera = useThree((three) => three.camera) as PerspectiveCamera
  const isRead = usePanels((panels) => panels.whatIf)
  const parts = useWhatIf(({ answer }) => answer?.parts ?? none)
  const loaded = usePlant((plant) => plant.parts)
  const marks = useRef<readonly PinTitle[]>([])
  useEffect(() => {
    const overlay = document.querySelector<HTMLElement>('.gemba-place .gemba-labels')
    if (!isRead || !overlay || loaded.length === 0) return undefined
    const made = bottlenecksOf(parts).flatMap((each) => openMark(each, world, overlay))
    marks.current = made
    redraw()
    return () => {
      for (const mark of made) mark.close()
      marks.current = []
    }
  }, [isRead, parts, loaded, world])
  useFrame(({ size }) => {
    const { current } = marks
    for (let i = 0; i < current.length; i++) {
      current[i].place(camera, size.width, size.height, over)
    }
  }, 0)
  return null
}

/** A mark over an asset; none for one that is in no model. */
function openMark({ asset, kind }: Bottleneck, world: World, overlay: HTMLElement): PinTitle[] {
  const box = world.boxOf(nodesOf(asset), new Box3())
  if (box.isEmpty()) return []
  const top = box.getCenter(new Vector3()).setY(box.max.y)
  const mark = new PinTitle(overlay, `gemba-label gemba-bottleneck is-${kind}`)
  mark.show(words[kind], top)
  return [mark]
}

const words: Record<Bottleneck['kind'], string> = {
  both: 'Bottleneck in both',
  scenario: 'Bottleneck in the scenario',
  baseline: 'Bottleneck in the baseline',
}
