import { cutAxes, cutBy, setCutRange, useCut, type CutPlane } from '#state/cut.ts'
import { useHeadset } from '#state/headset.ts'
import { onPulse } from '#state/pulse.ts'
import { useSection } from '#state/section.ts'
import { cutaway } from './Cutaway.ts'
import type { LoadedModel } from './model/LoadedModel.ts'
import { showBacks } from './model/showBacks.ts'
import type { World } from './World.ts'

type Plane = readonly number[] | null

/**
 * Cuts the picture by the plane of `useCut`, or by that of somebody who presents, whoever asked last; in a headset the plane in the
 * hand takes its place, until the person is back. `useSection` is told. `redraw` asks for another picture. Returns its stop.
 */
export function attachSection(
  world: World,
  models: readonly LoadedModel[],
  redraw: () => void,
): () => void {
  const { gembaCut } = cutaway.uniforms
  let hideBacks: (() => void)[] = []
  let current: Plane = null
  const cut = (plane: Plane): void => {
    current = plane
    const [x, y, z, w] = plane ?? nothing
    gembaCut.value.set(x, y, z, w)
    if (plane && hideBacks.length === 0) hideBacks = models.map(({ object }) => showBacks(object))
    if (!plane) hideBacks = hideAll(hideBacks)
    if (!isSame(plane, useSection.getState().plane)) useSection.setState({ plane })
    redraw()
  }
  const look = (): void => {
    const shown = cutaway.isCutting ? gembaCut.value.toArray() : null
    if (useHeadset.getState().session === null) {
      // The tools of a headset have taken theirs away.
      if (!isSame(shown, current)) cut(current)
    } else if (!isSame(shown, useSection.getState().plane)) useSection.setState({ plane: shown })
  }
  const stops = [
    useCut.subscribe((now, before) => now.plane !== before.plane && cut(planeOf(now.plane))),
    useSection.subscribe(({ wanted }, before) => {
      if (wanted === before.wanted) return
      if (useCut.getState().plane) cutBy(null)
      cut(readPlane(wanted))
    }),
    onPulse(look),
  ]
  if (!world.box.isEmpty()) {
    const { min, max } = world.box
    const [x, y, z] = cutAxes.map((axis) => [min[axis], max[axis]] as const)
    setCutRange({ x, y, z })
  }
  const { plane } = useCut.getState()
  const first = planeOf(plane) ?? readPlane(useSection.getState().wanted)
  if (first) cut(first)
  return () => {
    for (const stop of stops) stop()
    hideAll(hideBacks)
    cutaway.uncut()
  }
}

const nothing = [0, 0, 0, 1]

function hideAll(backs: readonly (() => void)[]): [] {
  for (const hide of backs) hide()
  return []
}

/** What is on the far side of the place is cut away; seen flipped, what is before it. */
function planeOf(plane: CutPlane | null): Plane {
  if (!plane || Number.isNaN(plane.at)) return null
  const way = plane.isFlipped ? 1 : -1
  return [...cutAxes.map((axis) => (axis === plane.axis ? way : 0)), -way * plane.at]
}

/** What others send may be anything. */
function readPlane(said: Plane): Plane {
  if (said?.length !== 4 || !said.every((number) => Number.isFinite(number))) return null
  const length = Math.hypot(said[0], said[1], said[2])
  return length > 0.5 && length < 2 ? said : null
}

function isSame(a: Plane, b: Plane): boolean {
  return a === b || (a !== null && b !== null && a.every((number, i) => number === b[i]))
}
