import { Look, lookStride, matrixStride, PartTable } from '#twin/PartTable.ts'
import type { PartNode } from '#twin/PartTable.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Target } from './Behaviour.ts'
import { BehaviourLoop } from './BehaviourLoop.ts'
import { isElsewhere } from './isElsewhere.ts'
import type { Claim } from './settleClaims.ts'

/** How much of the larger two speeds differ at least, for a ghost that turns on and on: two turning wheels look alike. */
const otherSpeed = 0.25
/** The same of all other values: finer than anybody sees. */
const otherValue = 0.001

/** A model's parts as a second plant would move and show them, as far as signals of a run do that. */
export type Haunted = {
  parts: PartTable
  bounds: Target['bounds']
  /** What is bound to the model (`planBindings`). */
  claims: readonly Claim[]
  /** Whether the run writes a signal, by slot. */
  isWritten: (slot: number) => boolean
  /** What the plant shows. */
  shown: SignalTable
  /** What the second plant would show; signals that the run does not write are taken over from `shown`. */
  baseline: SignalTable
}

/**
 * The parts of a model that stand, move or are filled differently in another world: a part table of its own, of those rows that signals of a run move or
 * hide and of what is above them, written by the same behaviours from the other world's signals. `Look.ghost` of a row is 0 where it
 * differs visibly from the model's, and 2 (hidden) elsewhere.
 */
export class GhostParts {
  /** Rows are fewer than the model's: see `from`. */
  readonly parts: PartTable
  /** By row here: the model's row. */
  readonly from: Uint32Array
  /** Rows with geometry that may be ghosts. */
  readonly rows: Uint32Array
  /** How many of them are seen. */
  count = 0
  readonly #of: Haunted
  readonly #loop: BehaviourLoop
  /** By place in `rows`: where its signals begin in `#slots`; and the least share by which these differ. */
  readonly #first: Uint32Array
  readonly #slots: Uint32Array
  readonly #shares: Float64Array
  /** By place in `rows`: its box, six numbers. */
  readonly #boxes: Float32Array
  /** By place in `rows`: the row that turns on and on with it, -1 for none; and its pivot, as a box of no size. */
  readonly #hubs: Int32Array
  readonly #pivots: Float32Array
  /** Signals that the run does not write, but that move these rows too. */
  readonly #mirrored: Uint32Array

  /** `rows`: the model's, ascending, with all that is above them. */
  private constructor(of: Haunted, rows: readonly number[], driven: readonly Claim[], now: number) {
    this.#of = of
    this.from = Uint32Array.from(rows)
    const rowOf = new Map(rows.map((row, i) => [row, i]))
    this.parts = new PartTable(rows.map((row): PartNode => nodeOf(of.parts, row, rowOf)))
    this.#loop = new BehaviourLoop(of.baseline)
    const mirrored = new Set<number>()
    for (const { show, behaviour, target } of of.claims) {
      if (!isMoving({ show, behaviour, target })) continue
      const mapped = mapTarget(target, this.parts, this.from, rowOf)
      if (!mapped) continue
      this.#loop.attach(show.behaviour, behaviour, show.options, mapped, now)
      if (target.slot >= 0 && !of.isWritten(target.slot)) mirrored.add(target.slot)
    }
    this.#mirrored = Uint32Array.from(mirrored)
    const signals = signalsOf(driven, of.parts)
    this.rows = Uint32Array.from(
      rows.flatMap((row, i) => (of.parts.isPart[row] !== 0 && signals.has(row) ? [i] : [])),
    )
    const lists = Array.from(this.rows, (row) => [...(signals.get(rows[row]) ?? [])])
    this.#first = new Uint32Array(lists.length + 1)
    lists.forEach((list, i) => (this.#first[i + 1] = this.#first[i] + list.length))
    this.#slots = Uint32Array.from(lists.flat(), ([slot]) => slot)
    this.#shares = Float64Array.from(lists.flat(), ([, share]) => share)
    const spun = pivotsOf(driven, of.parts)
    this.#pivots = new Float32Array(this.rows.length * 6)
    this.#hubs = Int32Array.from(this.rows, (row, i) => {
      const own = spun.get(rows[row])
      if (!own) return -1
      this.#pivots.set([...own.pivot, ...own.pivot], i * 6)
      return rowOf.get(own.root) ?? -1
    })
    this.#boxes = new Float32Array(this.rows.length * 6)
    this.rows.forEach((row, i) => this.#boxes.set(of.bounds(rows[row]), i * 6))
    for (let row = 0; row < this.parts.size; row++) this.parts.set(row, Look.ghost, 2)
  }

  /** Null when a run moves or hides nothing of the model. `now`: seconds of the frame clock. */
  static of(haunted: Haunted, now: number): GhostParts | null {
    const { parts, claims, isWritten } = haunted
    const driven = claims.filter((claim) => isMoving(claim) && isWritten(claim.target.slot))
    const wanted = new Set<number>()
    for (const row of signalsOf(driven, parts).keys()) {
      for (let up = row; up >= 0 && !wanted.has(up); up = parts.parent[up]) wanted.add(up)
    }
    if (wanted.size === 0) return null
    const rows = [...wanted].sort((a, b) => a - b)
    return new GhostParts(haunted, rows, driven, now)
  }

  /**
   * One frame: moves the ghosts, and says which are seen. The model's own rows have been brought up to date; whoever owns the frame clears the
   * baseline's list of changed slots when all models have had it. Times in seconds of the frame clock.
   * @frame
   */
  step(seconds: number, now: number): void {
    this.#mirror()
    this.#loop.run(seconds, now)
    const { rows, parts } = this
    let count = 0
    for (let i = 0; i < rows.length; i++) {
      const isSeen = this.#differs(i)
      parts.set(rows[i], Look.ghost, isSeen ? 0 : 2)
      if (isSeen) count++
    }
    this.count = count
  }

  /** @frame */
  #mirror(): void {
    const { shown, baseline } = this.#of
    const slots = this.#mirrored
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i]
      const isSame =
        shown.received[slot] === baseline.received[slot] &&
        shown.quality[slot] === baseline.quality[slot]
      if (isSame || shown.received[slot] !== shown.received[slot]) continue
      baseline.write(
        slot,
        shown.value[slot],
        shown.time[slot],
        shown.received[slot],
        shown.quality[slot],
      )
    }
  }

  /** @frame */
  #differs(i: number): boolean {
    const { look, matrix } = this.parts
    const row = this.rows[i]
    const real = this.#of.parts
    const own = this.from[row]
    if (look[row * lookStride + Look.visible] < 0.5) return false
    // What a person has hidden has no ghost either.
    if (real.look[own * lookStride + Look.ghost] > 1.5) return false
    const other = this.#otherSignals(i)
    if (other === 0) return false
    if (real.look[own * lookStride + Look.visible] < 0.5) return true
    const isSeen = look[row * lookStride + Look.ghost] === 0
    // Two wheels that turn alike are never at the same angle: only where they stand counts.
    const isHub = other === 1 && this.#hubs[i] >= 0
    const at = isHub ? this.#hubs[i] : row
    return isElsewhere(
      matrix,
      at * matrixStride,
      real.matrix,
      this.from[at] * matrixStride,
      isHub ? this.#pivots : this.#boxes,
      i * 6,
      isSeen,
    )
  }

  /** 0 when no signal of a row differs: then there is no ghost. 2 when one differs that turns it on and on, otherwise 1. @frame */
  #otherSignals(i: number): number {
    const { shown, baseline } = this.#of
    let most = 0
    for (let at = this.#first[i]; at < this.#first[i + 1]; at++) {
      const slot = this.#slots[at]
      const share = this.#shares[at]
      if (!isOtherValue(shown.value[slot], baseline.value[slot], share)) continue
      most = Math.max(most, share === otherSpeed ? 2 : 1)
    }
    return most
  }
}

/** Whether a binding moves, fills, or hides and shows. Clips are left out: they play in the model itself. */
function isMoving({ show, behaviour, target }: Claim): boolean {
  const channel = behaviour.writesWith(show.options)
  return target.slot >= 0 && (channel === 'motion' || channel === 'visible')
}

/** By row: the signals that decide where it stands and whether it is seen, each with the least share by which it must differ. */
function signalsOf(claims: readonly Claim[], parts: PartTable): Map<number, Map<number, number>> {
  const found = new Map<number, Map<number, number>>()
  const note = (row: number, { show, target }: Claim): void => {
    const own = found.get(row) ?? new Map<number, number>()
    found.set(row, own.set(target.slot, show.behaviour === 'spin' ? otherSpeed : otherValue))
  }
  for (const claim of claims) {
    const { show, behaviour, target } = claim
    if (behaviour.writesWith(show.options) === 'visible') {
      for (const row of target.rows) note(row, claim)
    } else {
      for (const root of target.roots) {
        for (let row = root; row < parts.end[root]; row++) note(row, claim)
      }
    }
  }
  return found
}

/** By row: the node above it, or itself, that turns on and on, and about which point of its own frame. */
function pivotsOf(claims: readonly Claim[], parts: PartTable) {
  const found = new Map<number, { root: number; pivot: readonly number[] }>()
  for (const { show, target } of claims) {
    if (show.behaviour !== 'spin') continue
    const { pivot = [0, 0, 0] } = show.options as { pivot?: readonly number[] }
    for (const root of target.roots) {
      for (let row = root; row < parts.end[root]; row++) found.set(row, { root, pivot })
    }
  }
  return found
}

function nodeOf(parts: PartTable, row: number, rowOf: ReadonlyMap<number, number>): PartNode {
  const local = new Float32Array(matrixStride)
  parts.motions.copyLocal(row, local)
  const parent = parts.parent[row] < 0 ? -1 : (rowOf.get(parts.parent[row]) ?? -1)
  return { path: parts.paths[row], parent, isPart: parts.isPart[row] !== 0, local }
}

/** What a binding acts on, as far as it has ghosts; null when nothing has. */
function mapTarget(
  target: Target,
  parts: PartTable,
  from: Uint32Array,
  rowOf: ReadonlyMap<number, number>,
): Target | null {
  const map = (rows: Uint32Array): Uint32Array =>
    Uint32Array.from([...rows].flatMap((row) => rowOf.get(row) ?? []))
  const rows = map(target.rows)
  const roots = map(target.roots)
  if (rows.length === 0 && roots.length === 0) return null
  return { ...target, parts, rows, roots, bounds: (row) => target.bounds(from[row]) }
}

/**
 * Whether two values differ by a share of the larger; a value that is none differs from nothing.
 * @frame
 */
function isOtherValue(one: number, other: number, share: number): boolean {
  if (one === other) return false
  return Math.abs(one - other) > share * Math.max(Math.abs(one), Math.abs(other))
}
