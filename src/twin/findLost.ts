import { PathAdviser } from './checkParts.ts'
import type { LostBinding } from './ModelReport.ts'
import {
  makePartMatcher,
  splitModelPrefix,
  splitSelector,
  type PartMatcher,
} from './PartPattern.ts'
import { mistakes } from './nearestName.ts'
import type { Twin } from './Twin.ts'
import type { Work } from './Work.ts'

/** By what a part can be known again under another name. Groups have the sums of what is below them. */
export type PartSign = {
  path: string
  isPart: boolean
  triangles: number
  /** Box in the model's frame: min xyz, max xyz; null without geometry. */
  box: readonly number[] | null
  /** What its file gives it beyond its name: IFC GlobalIds, ids in `extras`; none is shared by two parts. */
  ids: readonly string[]
}

/** Suggestions for a pattern, and old parts looked at for it. */
const mostShown = 3
const mostFollowed = 20

/**
 * The patterns of a twin that match nothing in a model, each with what it probably is now. With the parts of the model as it was
 * `before`, parts are known again by their ids, by their shape and place, or by their place in the tree; without, by names
 * alone. The matchers are those over the parts, where there are some already: without them, nothing is known of properties.
 */
export function* findLost(
  twin: Twin,
  modelId: string,
  now: readonly PartSign[],
  before: readonly PartSign[] = [],
  matcher: PartMatcher = makePartMatcher(now.map(({ path }) => path)),
  matcherBefore: PartMatcher = makePartMatcher(before.map(({ path }) => path)),
): Work<LostBinding[]> {
  const adviser = new PathAdviser(
    now.map(({ path }) => path),
    matcher,
  )
  const memory = new PartMemory(now, before)
  const lost: LostBinding[] = []
  for (const asset of twin.assets) {
    yield
    for (const [group, patterns] of Object.entries(asset.parts)) {
      for (const whole of patterns) {
        const { model, pattern } = splitModelPrefix(whole)
        if (model !== modelId && !(model === null && twin.models.length === 1)) continue
        if (matcher.match(pattern).length > 0) continue
        const old = matcherBefore.match(pattern).slice(0, mostFollowed)
        const found = old.flatMap((row) => memory.find(before[row]))
        if (found.length === 0) {
          const near = yield* adviser.nearest(pattern)
          const because = splitSelector(pattern) ? 'its property is nearest' : 'its name is nearest'
          if (near !== null) found.push({ path: near, because })
        }
        const unique = new Map(found.map((one) => [one.path, one]))
        lost.push({
          asset: asset.id,
          group,
          pattern: whole,
          now: [...unique.values()].slice(0, mostShown),
        })
      }
    }
  }
  return lost
}

/** Finds parts of a model as it was in the model as it is. */
class PartMemory {
  readonly #now: readonly PartSign[]
  readonly #kept: Set<string>
  #byId: Map<string, PartSign> | null = null
  #byShape: Map<string, PartSign[]> | null = null
  readonly #childrenBefore: Map<string, PartSign[]>
  readonly #childrenNow: Map<string, PartSign[]>

  constructor(now: readonly PartSign[], before: readonly PartSign[]) {
    this.#now = now
    this.#kept = new Set(before.length > 0 ? before.map(({ path }) => path) : [])
    this.#childrenBefore = before.length > 0 ? childrenOf(before) : new Map()
    this.#childrenNow = before.length > 0 ? childrenOf(now) : new Map()
  }

  find(old: PartSign): LostBinding['now'][number][] {
    this.#byId ??= new Map(this.#now.flatMap((sign) => sign.ids.map((id) => [id, sign] as const)))
    for (const id of old.ids) {
      const same = this.#byId.get(id)
      if (same) return [{ path: same.path, because: `it has the same id, ${id.slice(0, 60)}` }]
    }
    return this.#sameShape(old) ?? this.#samePlace(old) ?? []
  }

  #sameShape(old: PartSign) {
    if (!old.box || old.triangles === 0) return null
    this.#byShape ??= groupBy(this.#now, (sign) => (sign.box ? shapeOf(sign) : ''))
    // A part that already was there under its name is not this one.
    const alike = (this.#byShape.get(shapeOf(old)) ?? []).filter(
      ({ path }) => !this.#kept.has(path),
    )
    const there = nearestNames(
      old,
      alike.filter((sign) => isSameBox(old.box!, sign.box!)),
    )
    if (there.length > 0) {
      return there.map(({ path }) => ({ path, because: 'it has the same shape at the same place' }))
    }
    const moved = alike.filter((sign) => isSameSize(old.box!, sign.box!))
    if (moved.length === 0 || moved.length > mostShown) return null
    return nearestNames(old, moved).map(({ path }) => ({
      path,
      because: 'it has the same shape, elsewhere',
    }))
  }

  /** The child of the same parent at the same number, when there are as many children as before. */
  #samePlace({ path }: PartSign) {
    const above = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    const before = this.#childrenBefore.get(above) ?? []
    const now = this.#childrenNow.get(above) ?? []
    if (before.length !== now.length) return null
    const same = now[before.findIndex((sign) => sign.path === path)]
    if (!same || this.#kept.has(same.path)) return null
    return [{ path: same.path, because: 'it stands at the same place in the tree' }]
  }
}

function childrenOf(signs: readonly PartSign[]): Map<string, PartSign[]> {
  return groupBy(signs, ({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/'))))
}

function groupBy(
  signs: readonly PartSign[],
  key: (sign: PartSign) => string,
): Map<string, PartSign[]> {
  const groups = new Map<string, PartSign[]>()
  for (const sign of signs) {
    const group = groups.get(key(sign))
    if (group) group.push(sign)
    else groups.set(key(sign), [sign])
  }
  return groups
}

/** Vertices are not counted: an exporter may weld them or not. */
function shapeOf({ triangles, isPart }: PartSign): string {
  return `${triangles} ${isPart}`
}

/** Those of the most similar names first: of a group with one child, and that child, the one that is called alike. */
function nearestNames(old: PartSign, signs: readonly PartSign[]): PartSign[] {
  const far = (sign: PartSign) => mistakes(old.path.slice(-100), sign.path.slice(-100), 100)
  return signs.toSorted((a, b) => far(a) - far(b)).slice(0, mostShown)
}

/** Within a hundredth of the size: a new export rounds differently, and may pack its numbers. */
function isSameBox(a: readonly number[], b: readonly number[]): boolean {
  const size = Math.hypot(a[3] - a[0], a[4] - a[1], a[5] - a[2])
  return a.every((value, i) => Math.abs(value - b[i]) <= size / 100)
}

function isSameSize(a: readonly number[], b: readonly number[]): boolean {
  const size = Math.hypot(a[3] - a[0], a[4] - a[1], a[5] - a[2])
  return [0, 1, 2].every((i) => Math.abs(a[i + 3] - a[i] - (b[i + 3] - b[i])) <= size / 100)
}
