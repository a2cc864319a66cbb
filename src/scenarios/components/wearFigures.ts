import type { Figure } from './ComponentKind.ts'

/** What can be said of any wearing part: what is used up, how often it failed and was renewed. */
export function wearFigures(
  life: {
    usedAt(time: number): number
    consumedAt(time: number): number
    failures: number
    renewals: number
  },
  rated: () => number,
): {
  figures: Figure[]
  ports: Record<'used' | 'left', (time: number) => number>
} {
  const used = (time: number): number => 100 * life.usedAt(time)
  const figures: Figure[] = [
    { key: 'used', name: 'Life used', unit: '%', digits: 1, better: 'less', read: used },
    {
      key: 'consumed',
      name: 'Lives consumed',
      unit: '%',
      digits: 1,
      better: 'less',
      read: (time) => 100 * life.consumedAt(time),
    },
    {
      key: 'failures',
      name: 'Failures',
      unit: '',
      digits: 1,
      better: 'less',
      read: () => life.failures,
    },
    {
      key: 'renewals',
      name: 'Renewals',
      unit: '',
      digits: 1,
      better: 'less',
      read: () => life.renewals,
    },
  ]
  const left = (time: number): number => (Math.max(0, 1 - life.usedAt(time)) * rated()) / 3600
  return { figures, ports: { used, left } }
}
