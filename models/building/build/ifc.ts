import type { Part } from '../../build/scene/Part.ts'

/** Gives a part its IFC class and, when it has one, the technical system it belongs to. */
export function ifc(item: Part, ifcClass: string, system?: string): Part {
  item.extras = { ifcClass, ...(system && { system }) }
  return item
}

/**
 * Completes the extras of a whole tree: a globalId made from the path (so that it stays when the model is built anew), the
 * storey, and the system of what it hangs on.
 */
export function stampIfc(root: Part): void {
  for (const child of root.children) stamp(child, '', undefined, undefined)
}

function stamp(item: Part, above: string, storey: string | undefined, system: string | undefined) {
  const path = above === '' ? item.name : `${above}/${item.name}`
  const own = item.extras ?? {}
  const level = own.ifcClass === 'IfcBuildingStorey' ? String(own.name ?? item.name) : storey
  const inherited = own.system === undefined ? system : String(own.system)
  item.extras = {
    ifcClass: own.ifcClass ?? (item.solid ? 'IfcBuildingElementProxy' : 'IfcGroup'),
    ...own,
    globalId: globalId(path),
    ...(level && { storey: level }),
    ...(inherited && { system: inherited }),
  }
  for (const child of item.children) stamp(child, path, level, inherited)
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$'

/**
 * An IfcGloballyUniqueId: 22 characters of buildingSMART's base 64, the first of which carries two bits only. The 128 bits are
 * four FNV-1a hashes of the text.
 */
export function globalId(text: string): string {
  const words = [0, 1, 2, 3].map((seed) => {
    let hash = (0x811c9dc5 ^ (seed * 0x9e3779b9)) >>> 0
    for (const letter of `${seed}/${text}`) {
      hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d) >>> 0
    return BigInt((hash ^ (hash >>> 15)) >>> 0)
  })
  let bits = words.reduce((sum, word) => (sum << 32n) | word, 0n)
  let id = ''
  for (let k = 0; k < 22; k++) {
    id = digits[Number(bits & 63n)] + id
    bits >>= 6n
  }
  return id
}
