import * as z from 'zod'
import type { Signal } from '#twin/Twin.ts'
import { sayLimit, sayShort } from './sentence.ts'

/** Options of a straight line from values to a place or an angle; none of them: the value is the place itself. */
export const spanShape = {
  from: z.number().optional().describe('Value shown as `low`; smaller ones too.'),
  to: z.number().optional().describe('Value shown as `high`; larger ones too.'),
  low: z.number().optional().describe('What is shown at `from`; the value itself when left out.'),
  high: z.number().optional().describe('What is shown at `to`; the value itself when left out.'),
}

type SpanOptions = { from?: number; to?: number; low?: number; high?: number }

/** What is wrong with span options, or undefined. */
export function checkSpan({ from, to, low, high }: SpanOptions): string | undefined {
  if ((from === undefined) !== (to === undefined)) return 'from and to belong together'
  if ((low === undefined) !== (high === undefined)) return 'low and high belong together'
  if (low !== undefined && from === undefined) return 'low and high need from and to'
  if (from !== undefined && from === to) return 'from and to must differ'
  return undefined
}

/** A straight line from values to what is shown, held at its ends; with no ends given, the value itself. */
export class Span {
  readonly #from: number
  readonly #scale: number
  readonly #low: number
  readonly #least: number
  readonly #most: number

  /** `isHeld` false: the line goes on beyond its ends. */
  constructor({ from, to, low = from, high = to }: SpanOptions, isHeld = true) {
    this.#from = from ?? 0
    this.#low = low ?? 0
    this.#scale =
      from === undefined || to === undefined || low === undefined || high === undefined
        ? 1
        : (high - low) / (to - from)
    const isOpen = from === undefined || low === undefined || high === undefined || !isHeld
    this.#least = isOpen ? -Infinity : Math.min(low, high)
    this.#most = isOpen ? Infinity : Math.max(low, high)
  }

  /** @frame */
  at(value: number): number {
    const place = this.#low + (value - this.#from) * this.#scale
    return place < this.#least ? this.#least : place > this.#most ? this.#most : place
  }
}

/** "(0 … 100 % is 0 … 3.2 m)", or nothing for a span that changes nothing. */
export function saySpan(signal: Signal | undefined, options: SpanOptions, unit: string): string {
  const { from, to, low, high } = options
  if (from === undefined || to === undefined || low === undefined || high === undefined) return ''
  const values = `${sayShort(from, 6)} to ${sayLimit(signal, to)}`
  return ` (${values} is ${sayShort(low, 6)} to ${sayShort(high, 6)}${unit})`
}
