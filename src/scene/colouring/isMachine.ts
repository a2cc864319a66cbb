import type { Asset } from '#twin/Twin.ts'

/** Whether what is said of an asset holds for what is below it: for a machine's components, but not for a line's machines. */
export function isMachine({ kind }: Pick<Asset, 'kind'>): boolean {
  return kind === 'asset' || kind === 'component'
}
