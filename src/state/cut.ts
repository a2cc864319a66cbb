import { create } from 'zustand'

export const cutAxes = ['x', 'y', 'z'] as const

export type CutAxis = (typeof cutAxes)[number]

/** A plane across an axis of the plant, `at` so many metres along it; what lies beyond is cut away, or before it when flipped. */
export type CutPlane = { axis: CutAxis; at: number; isFlipped: boolean }

/** The plane that cuts the plant open on the page; a headset has one in the hand. */
export type Cut = {
  /** Whether its controls are there. */
  isOpen: boolean
  plane: CutPlane | null
  /** From where to where the plant reaches along each axis, metres; null before there is one. */
  range: Readonly<Record<CutAxis, readonly [number, number]>> | null
}

export const useCut = create<Cut>(() => ({ isOpen: false, plane: null, range: null }))

/** Opens the controls, and a plane with them; or closes both. */
export function toggleCut(): void {
  const { isOpen, plane } = useCut.getState()
  if (isOpen) useCut.setState({ isOpen: false, plane: null })
  else useCut.setState({ isOpen: true, plane: plane ?? { axis: 'y', at: NaN, isFlipped: false } })
}

/** Cuts by another plane: NaN puts it where most is seen. */
export function cutBy(plane: CutPlane | null): void {
  useCut.setState({ isOpen: plane !== null, plane: plane && settled(plane) })
}

/** Called by the scene when there is another plant. */
export function setCutRange(range: NonNullable<Cut['range']>): void {
  useCut.setState({ range })
  const { plane } = useCut.getState()
  if (plane) useCut.setState({ plane: settled(plane) })
}

/** A plane without a place stands above the heads, or in the middle. */
function settled(plane: CutPlane): CutPlane {
  const { range } = useCut.getState()
  if (!range || !Number.isNaN(plane.at)) return plane
  const [from, to] = range[plane.axis]
  const share = plane.axis === 'y' ? 0.6 : 0.5
  return { ...plane, at: Math.round((from + (to - from) * share) * 100) / 100 }
}
