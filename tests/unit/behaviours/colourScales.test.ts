import { describe, expect, it } from 'vitest'
import { scaleNames, scaleSteps, scaleTable } from '#behaviours/colourScales.ts'
import { makeLinearRgb, makeOklab } from '#behaviours/oklab.ts'
import { linearColour } from '#twin/namedColours.ts'

type Triple = [number, number, number]

function colours(name: (typeof scaleNames)[number]): Triple[] {
  const table = scaleTable(name)
  return Array.from({ length: scaleSteps }, (_, i) => [
    table[i * 3],
    table[i * 3 + 1],
    table[i * 3 + 2],
  ])
}

/** Distance in OKLab. */
function distance(a: Triple, b: Triple): number {
  const [l, m, s] = makeOklab(a)
  const [l2, m2, s2] = makeOklab(b)
  return Math.hypot(l - l2, m - m2, s - s2)
}

/** What an eye without green (deutan) or red (protan) cones sees. Viénot, Brettel, Mollon, 1999, in linear RGB. */
const blindness = {
  deutan: [0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1],
  protan: [0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1],
}

function seenBy(kind: keyof typeof blindness, [r, g, b]: Triple): Triple {
  const m = blindness[kind]
  return [
    m[0] * r + m[1] * g + m[2] * b,
    m[3] * r + m[4] * g + m[5] * b,
    Math.max(0, m[6] * r + m[7] * g + m[8] * b),
  ]
}

describe('colour scales', () => {
  it('makes OKLab as its author gives it, and goes back', () => {
    const [l, a, b] = makeOklab([1, 0, 0])
    expect([l, a, b].map((part) => part.toFixed(3))).toEqual(['0.628', '0.225', '0.126'])
    const back = makeLinearRgb(makeOklab([0.2, 0.5, 0.8]))
    expect(back[0]).toBeCloseTo(0.2)
    expect(back[2]).toBeCloseTo(0.8)
  })

  it.each(['viridis', 'cividis', 'heat'] as const)('%s grows lighter with every step', (name) => {
    const lightness = colours(name).map((colour) => makeOklab(colour)[0])
    for (let i = 1; i < lightness.length; i++)
      expect(lightness[i]).toBeGreaterThan(lightness[i - 1])
    expect(lightness[255] - lightness[0]).toBeGreaterThan(0.55)
  })

  it('diverging is lightest in the middle, grey there, and mirrored', () => {
    const all = colours('diverging').map(makeOklab)
    expect(Math.hypot(all[127][1], all[127][2])).toBeLessThan(0.01)
    for (let i = 0; i < 128; i++) {
      expect(all[i][0]).toBeCloseTo(all[255 - i][0], 1)
      expect(all[i + 1][0] - all[i][0]).toBeGreaterThan(i < 127 ? 0 : -1)
    }
  })

  it.each(scaleNames)('%s takes even steps: no tenth is twice or half the mean', (name) => {
    const all = colours(name)
    const tenths = Array.from({ length: 10 }, (_, i) => {
      const steps = all.slice(Math.round(i * 25.5), Math.round((i + 1) * 25.5) + 1)
      return steps.slice(1).reduce((sum, colour, k) => sum + distance(colour, steps[k]), 0)
    })
    const mean = tenths.reduce((a, b) => a + b) / 10
    for (const tenth of tenths) {
      expect(tenth / mean).toBeLessThan(1.8)
      expect(tenth / mean).toBeGreaterThan(0.55)
    }
  })

  it.each(scaleNames)(
    '%s can be read by colour-blind eyes: a quarter apart is twice what can just be told apart',
    (name) => {
      const all = colours(name)
      for (const kind of ['deutan', 'protan'] as const) {
        for (let i = 0; i + 64 < 256; i += 8) {
          expect(distance(seenBy(kind, all[i]), seenBy(kind, all[i + 64]))).toBeGreaterThan(0.05)
        }
        expect(distance(seenBy(kind, all[0]), seenBy(kind, all[255]))).toBeGreaterThan(0.15)
      }
    },
  )

  it('begins and ends viridis as it was published', () => {
    const [first, last] = [colours('viridis')[0], colours('viridis')[255]]
    expect(distance(first, linearColour('#440154'))).toBeLessThan(0.002)
    expect(distance(last, linearColour('#fde725'))).toBeLessThan(0.002)
  })
})
