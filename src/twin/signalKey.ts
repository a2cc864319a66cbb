import type { Twin } from './Twin.ts'

/** The part of a signal's id after its asset's, equal for all signals that mean the same: `temperature`. */
export function signalKey(twin: Twin, slot: number): string {
  const { id, asset } = twin.signals[slot]
  const owner = twin.assets[asset]?.id ?? ''
  return id.startsWith(`${owner}.`) ? id.slice(owner.length + 1) : id
}
