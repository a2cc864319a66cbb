import type { BudgetLine, Verdict } from './ModelReport.ts'

type Figures = { drawCalls: number; triangles: number; textureBytes: number; geometryBytes: number }

/**
 * What two classes of standalone headsets bear at 72 Hz: `[good, most]`. Draw calls follow Meta's guidance
 * for native programs of a "medium simulation" (developers.meta.com, "Testing and performance analysis": Quest 2 and Pro
 * 200–300 draw calls and 750,000–1 million triangles a frame, Quest 3 and 3S 400–600 draw calls), as quoted by others; a
 * browser has no more. The triangles of Quest 3 and all memory are our own estimates; memory is a part of what a browser page
 * gets of 6 or 8 GB.
 */
const headsets = [
  {
    headset: 'Quest 2',
    drawCalls: [200, 300],
    triangles: [750_000, 1_000_000],
    textureBytes: [256e6, 512e6],
    geometryBytes: [128e6, 256e6],
  },
  {
    headset: 'Quest 3',
    drawCalls: [400, 600],
    triangles: [1_300_000, 1_800_000],
    textureBytes: [384e6, 768e6],
    geometryBytes: [192e6, 384e6],
  },
] as const

const rates = [72, 90]
const lines = [
  { key: 'drawCalls', what: 'draw calls', unit: 'count', isTimed: true },
  { key: 'triangles', what: 'triangles', unit: 'count', isTimed: true },
  { key: 'textureBytes', what: 'texture memory', unit: 'bytes', isTimed: false },
  { key: 'geometryBytes', what: 'geometry memory', unit: 'bytes', isTimed: false },
] as const

/**
 * Holds a model's figures against what headsets bear at 72 and 90 Hz. A frame at 90 Hz has 72/90 of the time, and so of the
 * draw calls and triangles. `drawCalls` are those of one eye: each is drawn again for the other.
 */
export function headsetBudget(figures: Figures): BudgetLine[] {
  return lines.map(({ key, what, unit, isTimed }) => {
    const value = key === 'drawCalls' ? figures.drawCalls * 2 : figures[key]
    const limits = headsets.flatMap((one) =>
      rates.map((hertz) => {
        const share = isTimed ? rates[0] / hertz : 1
        const [good, most] = one[key].map((limit) => limit * share)
        return { headset: one.headset, hertz, good, most, verdict: judge(value, good, most) }
      }),
    )
    return { what, unit, value, limits }
  })
}

function judge(value: number, good: number, most: number): Verdict {
  if (value <= good) return 'ok'
  return value <= most ? 'tight' : 'over'
}
