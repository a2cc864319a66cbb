import { isColourName, namedColours } from './namedColours.ts'
import type { Twin } from './Twin.ts'

const known = new WeakMap<Twin, Map<number, Map<number, string>>>()

/**
 * The colour in which the twin file itself shows a state (slot, code), as `#rrggbb`; empty for one that it shows in none, or in
 * the muted `ok` and `off`: beside a word, colour is kept for the abnormal.
 */
export function stateColour(twin: Twin, slot: number, code: number): string {
  let colours = known.get(twin)
  if (!colours) known.set(twin, (colours = readColours(twin)))
  return colours.get(slot)?.get(code) ?? ''
}

function readColours(twin: Twin): Map<number, Map<number, string>> {
  const found = new Map<number, Map<number, string>>()
  for (const { behaviour, signal, options } of twin.shows) {
    const states = twin.signals[signal]?.states
    if (behaviour !== 'colour' || !states || found.has(signal)) continue
    const colours = new Map<number, string>()
    for (const { code, name } of states) {
      const hex = hexOf(stateOption(options, name))
      if (hex !== '') colours.set(code, hex)
    }
    if (colours.size > 0) found.set(signal, colours)
  }
  return found
}

/** The options are whatever the behaviour's schema accepted; here only `{ states: { name: colour } }` is looked for. */
function stateOption(options: unknown, name: string): unknown {
  if (typeof options !== 'object' || options === null || !('states' in options)) return undefined
  const { states } = options
  if (typeof states !== 'object' || states === null) return undefined
  return Object.entries(states).find(([key]) => key === name)?.[1]
}

function hexOf(colour: unknown): string {
  if (typeof colour !== 'string' || colour === 'ok' || colour === 'off') return ''
  if (isColourName(colour)) return namedColours[colour].hex
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour : ''
}
