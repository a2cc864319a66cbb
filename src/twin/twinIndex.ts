import type { Twin } from './Twin.ts'

/** Look-ups over a twin that the panels need again and again. */
export type TwinIndex = {
  assetOfId: ReadonlyMap<string, number>
  signalOfId: ReadonlyMap<string, number>
  /** Child assets by asset. */
  children: readonly (readonly number[])[]
  roots: readonly number[]
}

const known = new WeakMap<Twin, TwinIndex>()

/** The look-ups of a twin, made once. */
export function twinIndex(twin: Twin): TwinIndex {
  const old = known.get(twin)
  if (old) return old
  const children: number[][] = twin.assets.map(() => [])
  const roots: number[] = []
  twin.assets.forEach(({ parent }, index) => (children[parent] ?? roots).push(index))
  const made = {
    assetOfId: new Map(twin.assets.map(({ id }, index) => [id, index])),
    signalOfId: new Map(twin.signals.map(({ id }, index) => [id, index])),
    children,
    roots,
  }
  known.set(twin, made)
  return made
}

/** An asset's ancestors from the root down, itself included. */
export function assetPath(twin: Twin, asset: number): number[] {
  const path: number[] = []
  for (let at = asset; at >= 0; at = twin.assets[at].parent) path.unshift(at)
  return path
}
