import type { PartAnswer } from '#twin/process/Answer.ts'
import type { ColourBy } from './colouring.ts'

/** One thing that is said of several components, so that they can be coloured by it. */
export type PartFigure = { name: string; title: string; unit: string; digits: number }

/** What is said of the components of an answer, each once: what can be seen in the picture of most of them comes first. */
export function partFigures(parts: readonly PartAnswer[]): PartFigure[] {
  const names = [...new Set(parts.map(({ figure }) => figure))]
  const seen = (name: string) => {
    return parts.filter(({ figure, asset }) => figure === name && asset !== null).length
  }
  return names
    .toSorted((a, b) => seen(b) - seen(a))
    .map((name) => {
      const own = parts.filter(({ figure }) => figure === name)
      const most = Math.max(...own.flatMap(({ baseline, scenario }) => [baseline, scenario]))
      const title = name.charAt(0).toUpperCase() + name.slice(1)
      return { name, title, unit: own[0].unit, digits: most >= 100 ? 0 : most >= 1 ? 1 : 3 }
    })
}

/** The bottlenecks first, then those that differ most; as they came where nothing differs. */
export function orderParts(parts: readonly PartAnswer[]): PartAnswer[] {
  return parts.toSorted((a, b) => (rankOf(a) === rankOf(b) ? 0 : rankOf(b) - rankOf(a)))
}

function rankOf({ isBottleneck, baseline, scenario }: PartAnswer): number {
  return isBottleneck.scenario || isBottleneck.baseline ? Infinity : Math.abs(scenario - baseline)
}

/** The colours of a figure's differences, by asset; of several components of one asset the largest difference. */
export function differenceOf(
  parts: readonly PartAnswer[],
  { name, unit, digits }: PartFigure,
  scenario: string,
): ColourBy & { kind: 'difference' } {
  const values: Record<string, number> = {}
  for (const { asset, figure, baseline, scenario: after } of parts) {
    if (asset === null || figure !== name) continue
    const difference = Number((after - baseline).toPrecision(6))
    const known = values[asset]
    if (known === undefined || Math.abs(difference) > Math.abs(known)) values[asset] = difference
  }
  const says = `Baseline → ${scenario}: ${name}`
  return { kind: 'difference', name, unit, digits, values, says }
}
