import { stats } from '#state/stats.ts'
import { wornBudget } from '#state/wornBudget.ts'
import { wornLabels } from '#state/wornLabels.ts'
import { sayCount } from '#twin/sayCount.ts'
import { allowances } from './FrameGuard.ts'

/** A line of the performance panel: what is measured, and how it is said now. */
export type PerformanceLine = { label: string; say: () => string }

/** What a person wants to know who finds the picture slow. */
export const performanceLines: readonly PerformanceLine[] = [
  {
    label: 'Frames a second',
    say: () => {
      const { rate } = wornBudget
      return rate > 0 ? `${stats.fps.toFixed(0)} of ${rate.toFixed(0)}` : stats.fps.toFixed(0)
    },
  },
  { label: 'Page’s own time a frame', say: () => `${stats.ownMs.median.toFixed(1)} ms` },
  { label: 'Draw calls, both eyes', say: () => sayCount(stats.drawCalls) },
  { label: 'Triangles, both eyes', say: () => sayCount(stats.triangles) },
  { label: 'Resolution', say: () => `${Math.round(wornBudget.resolution * 100)} %` },
  { label: 'Labels shown', say: () => `${wornLabels.shown} of ${wornLabels.most}` },
  { label: 'Parts left out', say: () => sayLeast(wornBudget.least) },
  { label: 'Shadows', say: () => sayShadows(wornBudget.shadowPause) },
  { label: 'Messages a second', say: () => sayCount(Math.round(stats.messagesPerSecond)) },
  { label: 'Lag of values', say: () => sayLag(stats.lagMs.p50) },
]

/** Whether anything was taken away, in words. */
export function sayStep(): string {
  const { step } = wornBudget
  if (step === 0) return 'All detail is shown.'
  return `Saving, step ${step} of ${allowances.length - 1}: frames came late.`
}

function sayLag(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  return `${(milliseconds / 1000).toFixed(1)} s`
}

function sayLeast(pixels: number): string {
  return pixels === 0 ? 'none' : `below ${pixels}\u202fpx`
}

function sayShadows(pause: number): string {
  if (pause === Infinity) return 'standing still'
  return `${Math.max(1, Math.round(1000 / pause))} a second`
}
