import * as fc from 'fast-check'
import { Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { declutter } from '#scene/declutter.ts'
import { textAngle, valueTexels } from '#xr/labels/chipSize.ts'
import { writeAngles } from '#xr/labels/writeAngles.ts'

const box = (to: Vector3, yaw = 0, width = 0.1, height = 0.05) => {
  const boxes = Float32Array.of(0, 0, width, height)
  const isSeen = writeAngles(boxes, 0, to, { yaw })
  return { isSeen, middle: boxes[0] + boxes[2] / 2, bottom: boxes[1] + boxes[3] }
}

describe('writeAngles', () => {
  it('tells where a chip lies from where the person faces', () => {
    expect(box(new Vector3(0, 0, -5)).middle).toBeCloseTo(0)
    expect(box(new Vector3(5, 0, -5)).middle).toBeCloseTo(45)
    expect(box(new Vector3(0, 5, -5)).bottom).toBeCloseTo(-45)
    // Facing left, what is ahead in the plant is to the right.
    expect(box(new Vector3(0, 0, -5), Math.PI / 2).middle).toBeCloseTo(90)
    expect(box(new Vector3(-5, 0, 0), Math.PI / 2).middle).toBeCloseTo(0)
  })

  it('sees nothing behind the head, wherever that faces', () => {
    const yaws = fc.double({ min: -20, max: 20, noNaN: true })
    fc.assert(
      fc.property(yaws, (yaw) => {
        const ahead = new Vector3(-Math.sin(yaw), 0, -Math.cos(yaw))
        expect(box(ahead, yaw).isSeen).toBe(true)
        expect(box(ahead, yaw).middle).toBeCloseTo(0, 3)
        expect(box(ahead.negate(), yaw).isSeen).toBe(false)
      }),
    )
  })

  it('lets none lie over a nearer one, and what was shown stays shown while the head moves a little', () => {
    const place = fc.record({
      x: fc.double({ min: -8, max: 8, noNaN: true }),
      y: fc.double({ min: -1, max: 3, noNaN: true }),
      z: fc.double({ min: -20, max: -1, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 30 }), (places) => {
        const chips = places
          .map(({ x, y, z }) => new Vector3(x, y, z))
          .toSorted((a, b) => a.length() - b.length())
        const boxes = new Float32Array(chips.length * 4)
        const wanted = new Uint8Array(chips.length).fill(1)
        const shown = new Uint8Array(chips.length)
        const look = (aside: number) => {
          chips.forEach((chip, i) => {
            const size = textAngle(chip.length()) / valueTexels
            boxes[i * 4 + 2] = 240 * size
            boxes[i * 4 + 3] = 110 * size
            writeAngles(boxes, i, chip, { yaw: aside })
          })
          declutter(boxes, wanted, chips.length, shown, 0.4)
          return [...shown]
        }
        const first = look(0)
        expect(first[0]).toBe(1)
        for (let i = 0; i < chips.length; i++) {
          for (let k = 0; k < i; k++) {
            if (first[i] === 0 || first[k] === 0) continue
            const [a, b] = [boxes.subarray(i * 4, i * 4 + 4), boxes.subarray(k * 4, k * 4 + 4)]
            const isAside = a[0] >= b[0] + b[2] || b[0] >= a[0] + a[2]
            const isAbove = a[1] >= b[1] + b[3] || b[1] >= a[1] + a[3]
            expect(isAside || isAbove).toBe(true)
          }
        }
        expect(look(0.002)).toEqual(first)
      }),
    )
  })
})

const degrees = (distance: number) => (textAngle(distance) * 180) / Math.PI

describe('textAngle', () => {
  it('is 1.3° at least close up, readable from afar, and never grows with the distance', () => {
    expect(degrees(0.5)).toBeGreaterThan(1.3)
    expect(degrees(3)).toBeGreaterThan(1.3)
    // A name is eight ninths as high.
    expect((degrees(200) * 32) / 36).toBeGreaterThan(1)
    for (let metres = 0.5; metres < 40; metres += 0.5)
      expect(degrees(metres + 0.5)).toBeLessThanOrEqual(degrees(metres))
  })
})
