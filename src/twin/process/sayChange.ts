import { sayDuration } from './sayDuration.ts'
import type { Change, PropertyChange } from './Scenario.ts'
import type { ModelBook } from './WhatIf.ts'

type Words = Pick<ModelBook, 'properties' | 'components'>

/** One change as people read it: “Filler: rate × 1.15”, “Capper stops after 2 h for 1 h (bearing)”. */
export function sayChange(change: Change, { properties, components }: Words): string {
  if ('fail' in change) {
    const name = components.find(({ id }) => id === change.fail)?.name ?? change.fail
    const from = change.at ? ` after ${sayDuration(change.at)}` : ' at once'
    const why = change.mode ? ` (${change.mode})` : ''
    return `${name} stops${from} for ${sayDuration(change.for)}${why}`
  }
  const property = properties.find(({ path }) => path === change.set)
  const what = `${property?.name ?? change.set} ${sayBecoming(change, property?.unit ?? '')}`
  const from = change.at ? ` after ${sayDuration(change.at)}` : ''
  return what + from + (change.until === undefined ? '' : ` until ${sayDuration(change.until)}`)
}

function sayBecoming({ to, times, plus }: PropertyChange, unit: string): string {
  const ofUnit = unit === '' ? '' : `\u202f${unit}`
  if (times !== undefined) return `× ${sayPlain(times)}`
  if (plus !== undefined) {
    return `${plus < 0 ? '−' : '+'} ${sayPlain(Math.abs(plus))}${ofUnit}`
  }
  if (typeof to === 'number') return `= ${sayPlain(to)}${ofUnit}`
  return typeof to === 'boolean' ? (to ? '= yes' : '= no') : `= ${to}`
}

function sayPlain(value: number): string {
  return String(Number(value.toPrecision(6))).replace('-', '−')
}
