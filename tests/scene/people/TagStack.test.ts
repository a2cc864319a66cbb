import { Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import type { Watcher } from '#scene/people/Crowd.ts'
import { TagStack } from '#scene/people/TagStack.ts'
import { makeRandom } from '../makeWorld.ts'
import { makeWatcher } from './makePeople.ts'

/** Who looks at a picture along -z. */
const page: Watcher = {
  ...makeWatcher(),
  across: new Vector3(1, 0, 0),
  ahead: new Vector3(0, 0, -1),
}

/** Places plates of 0.8 × 0.15 m of somebody 5 m away, larger where they are farther; where they come to be in the picture. */
function placeAll(watcher: Watcher, heads: readonly Vector3[]) {
  const stack = new TagStack()
  stack.begin(watcher)
  return heads.map((head) => {
    const far = watcher.ahead ? -head.z : head.distanceTo(watcher.eyes)
    const [width, height] = [0.16 * far, 0.03 * far]
    const raised = stack.place(head, width, height)
    const at = head.clone()
    if (raised === raised) stack.lift(at, raised)
    return { raised, x: at.x / far, y: (at.y - 1.6) / far, wide: 0.16, high: 0.03 }
  })
}

describe('tags over people', () => {
  it('stand where they belong as long as there is room', () => {
    const heads = [new Vector3(-1, 1.9, -5), new Vector3(1, 1.9, -5), new Vector3(0, 1.9, 9)]
    expect(placeAll(page, heads).map(({ raised }) => raised)).toEqual([0, 0, 0])
  })

  it('of a group do not lie over each other: the nearest is where it belongs', () => {
    const random = makeRandom()
    const heads = Array.from(
      { length: 12 },
      (_, i) => new Vector3((random() - 0.5) * 2, 1.8 + random() * 0.2, -5 - i * 0.4),
    )
    const plates = placeAll(page, heads).filter(({ raised }) => raised === raised)
    expect(plates.length).toBeGreaterThan(8)
    expect(plates[0].raised).toBe(0)
    plates.forEach((a, i) => {
      for (const b of plates.slice(0, i)) {
        const isAside = Math.abs(a.x - b.x) > 0.16 - 1e-6
        const isOver = Math.abs(a.y - b.y) > 0.03 - 1e-6
        expect(isAside || isOver, `${i}`).toBe(true)
      }
    })
  })

  it('are raised in a headset too, also behind the person where the angles begin anew', () => {
    const back = [new Vector3(-0.05, 1.9, 5), new Vector3(0.05, 1.9, 5.2)]
    const [first, second] = placeAll(makeWatcher(), back)
    expect(first.raised).toBe(0)
    expect(second.raised).toBeGreaterThan(0.1)
  })

  it('of fifty people in one place are a few, and no tower', () => {
    const heads = Array.from({ length: 50 }, () => new Vector3(0, 1.9, -6))
    const plates = placeAll(page, heads)
    expect(plates.filter(({ raised }) => raised === raised).length).toBeLessThan(11)
  })
})
