import type { Picked } from '#state/selection.ts'
import type { AssetKind } from '#twin/Twin.ts'

/** One line of a tree. */
export type TreeNode =
  | { kind: AssetKind; label: string; asset: number }
  /** A node of a model, with geometry or only with what is below it. */
  | { kind: 'part' | 'group' | 'storey'; label: string; asset: number; part: string }
  /** Only opens and closes. */
  | { kind: 'folder'; label: string; asset: number }
  /** Things that belong together; a click selects them all. */
  | { kind: 'bundle'; label: string; asset: -1; count: number; members: () => readonly Picked[] }
  | { kind: 'root'; label: string; asset: -1 }

/** A tree whose lines are made when they are asked for. */
export type TreeNodes = {
  node(id: string): TreeNode
  children(id: string): readonly string[]
  isFolder(id: string): boolean
  /** Ids of the nodes to open so that this one shows, from the top; itself not included. */
  above(id: string): readonly string[]
  /** The line of a part or asset; null when this tree has none. */
  idOfPart(part: string): string | null
  idOfAsset(asset: number): string | null
}

/** A list longer than this is broken up into pages: nobody reads on, and opening it must take no time. */
export const pageSize = 200
