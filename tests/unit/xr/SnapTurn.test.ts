import { describe, expect, it } from 'vitest'
import { SnapTurn } from '#xr/SnapTurn.ts'

const degrees = (radians: number) => (radians * 180) / Math.PI
const push = (snap: SnapTurn, across: number[], turn: 30 | 45 | 'smooth', seconds = 1 / 72) =>
  degrees(across.reduce((sum, one) => sum + snap.step(one, seconds, turn), 0))

describe('SnapTurn', () => {
  it.each([30, 45] as const)('turns by exactly %i° for a push, to the right for right', (turn) => {
    const held = Array.from({ length: 100 }, () => 1)
    expect(push(new SnapTurn(), [0, 0.4, 0.9, ...held], turn)).toBeCloseTo(-turn, 9)
    expect(push(new SnapTurn(), [-1], turn)).toBeCloseTo(turn, 9)
  })

  it('turns again only after the stick was let go', () => {
    expect(push(new SnapTurn(), [1, 0.5, 1, 0.5, 1], 30)).toBeCloseTo(-30, 9)
    expect(push(new SnapTurn(), [1, 0.1, 1, 0, 1], 30)).toBeCloseTo(-90, 9)
  })

  it('turns smoothly by the same angle in a second whatever the frame rate', () => {
    const at72 = push(new SnapTurn(), Array<number>(72).fill(1), 'smooth', 1 / 72)
    const at30 = push(new SnapTurn(), Array<number>(30).fill(1), 'smooth', 1 / 30)
    expect(at72).toBeCloseTo(-90, 6)
    expect(at30).toBeCloseTo(-90, 6)
  })

  it('does not snap when it is set from smooth while the stick is pushed', () => {
    const snap = new SnapTurn()
    push(snap, [1], 'smooth')
    expect(push(snap, [1, 1], 45)).toBeCloseTo(0, 9)
    expect(push(snap, [0, 1], 45)).toBeCloseTo(-45, 9)
  })
})
