import { Box3, Matrix4, Vector3 } from 'three'
import { isReducedMotion } from '#behaviours/reducedMotion.ts'
import { flyTo, useStage, type CameraPlace } from '#state/stage.ts'
import { showUpTo, useStoreys } from '#state/storeys.ts'
import { matrixStride } from '#twin/PartTable.ts'
import type { Twin } from '#twin/Twin.ts'
import type { Aside } from './attachLooking.ts'
import { storeyRows, type StoreyRows } from './storeyRows.ts'
import type { World } from './World.ts'

/** Seconds in which storeys rise, and the share of a storey's height that comes between two. */
const rise = 1.1
const gap = 1.05
/** In a plan, what begins so far above the floor (m) hangs from the ceiling. */
const hangs = 2.2

type Lifted = { number: number; row: number; motion: number; up: Vector3; height: number }

/**
 * The storeys of a building: takes those above the chosen one out of the way, and lifts all of them apart. What is in no
 * storey but passes several (a lift's rails) is out of the way while they are apart.
 */
export class Storeys {
  readonly #world: World
  readonly #aside: Aside
  readonly #storeys: readonly StoreyRows[]
  readonly #lifted: Lifted[] = []
  readonly #stops: (() => void)[]
  /** How far apart they are and are to be, 0 … 1. */
  #apart = 0
  #wanted = 0
  #isGuided = false

  constructor(world: World, twin: Twin, aside: Aside) {
    this.#world = world
    this.#aside = aside
    aside.rows = world.placed.map(({ model }) => new Uint8Array(model.parts.size))
    this.#storeys = storeyRows(twin, world)
    this.#stops =
      this.#storeys.length < 2
        ? []
        : [
            useStoreys.subscribe(() => this.#show()),
            useStage.subscribe(({ flight }, before) => {
              if (flight === before.flight || !flight?.view || !('id' in flight.view)) return
              // The view knows best where to look from.
              this.#isGuided = true
              showUpTo(flight.view.storey ?? null, flight.view.plan ?? false)
              this.#isGuided = false
            }),
          ]
    if (this.#stops.length === 0) return
    // What stood apart before a model came, or stands so in a link, is there at once, and the camera stays.
    this.#isGuided = true
    this.#show()
    this.#isGuided = false
    this.#apart = this.#wanted
    if (this.#apart > 0) this.#place(this.#apart)
  }

  /** Moves the storeys on. @frame */
  step(seconds: number): void {
    if (this.#apart === this.#wanted) return
    const step = isReducedMotion() ? 1 : seconds / rise
    const way = this.#wanted - this.#apart
    this.#apart = Math.abs(way) <= step ? this.#wanted : this.#apart + Math.sign(way) * step
    this.#place(this.#apart)
  }

  close(): void {
    for (const stop of this.#stops) stop()
    for (const { number, motion } of this.#lifted) {
      this.#world.placed[number].model.parts.motions.remove(motion)
    }
    this.#lifted.length = 0
  }

  #show(): void {
    const { top, isPlan, hidden, isApart } = useStoreys.getState()
    for (const rows of this.#aside.rows) rows.fill(0)
    const highest = this.#storeys.findIndex(({ asset }) => asset.id === top)
    this.#storeys.forEach(({ asset, roots, elevation }, level) => {
      const isAbove = highest >= 0 && level > highest
      const ceiling = isPlan && level === highest ? elevation + hangs : Infinity
      for (const { number, row } of roots) {
        if (isAbove || hidden.has(asset.id)) this.#fill(number, row)
        else if (ceiling < Infinity) this.#fillAbove(number, row, ceiling)
      }
    })
    const floor = this.#storeys[highest + 1]?.elevation ?? Infinity
    if (isApart) this.#fillBetween(this.#storeys[1].elevation + 1)
    else if (highest >= 0)
      this.#fillBetween(isPlan ? this.#storeys[highest].elevation + hangs : floor)
    this.#aside.tell()
    if (this.#wanted === (isApart ? 1 : 0)) return
    this.#wanted = isApart ? 1 : 0
    if (this.#lifted.length === 0) this.#lift()
    if (!this.#isGuided) flyTo({ view: this.#viewOfAll() })
  }

  #fill(number: number, row: number): void {
    const { end } = this.#world.placed[number].model.parts
    this.#aside.rows[number].fill(1, row, end[row])
  }

  #fillAbove(number: number, row: number, height: number): void {
    const { parts } = this.#world.placed[number].model
    for (let each = row; each < parts.end[row]; each++) {
      if (parts.isPart[each] === 0) continue
      this.#world.boxOfRow(number, each, box.makeEmpty())
      if (box.min.y > height) this.#aside.rows[number][each] = 1
    }
  }

  /** Takes away what belongs to no storey and reaches above a height. */
  #fillBetween(height: number): void {
    if (height === Infinity) return
    this.#world.placed.forEach(({ model: { parts } }, number) => {
      const isStorey = new Uint8Array(parts.size)
      for (const { roots } of this.#storeys) {
        for (const root of roots) {
          if (root.number === number) isStorey.fill(1, root.row, parts.end[root.row])
        }
      }
      for (let row = 0; row < parts.size; row++) {
        if (isStorey[row] !== 0 || parts.isPart[row] === 0) continue
        this.#world.boxOfRow(number, row, box.makeEmpty())
        if (box.max.y > height) this.#aside.rows[number][row] = 1
      }
    })
  }

  /** A place on the camera's side of the building, from where all storeys will be seen from a little above. */
  #viewOfAll(): CameraPlace {
    this.#world.refit()
    box.makeEmpty()
    for (const { number, row, height } of this.#lifted) {
      const way = height * (easing(this.#wanted) - easing(this.#apart))
      this.#world.boxOfRow(number, row, one.makeEmpty())
      if (!one.isEmpty()) box.union(one.translate(size.set(0, way, 0)))
    }
    const middle = box.getCenter(new Vector3())
    const distance = box.getSize(size).length() * 1.3
    const from = useStage.getState().camera?.position ?? [1, 0, 1]
    const side = new Vector3(from[0] - middle.x, 0, from[2] - middle.z)
    // From straight above any side will do: the sunny one.
    if (side.length() < 0.3 * Math.abs(from[1] - middle.y)) side.set(0.6, 0, 0.8)
    side.normalize().setY(0.42).normalize().multiplyScalar(distance).add(middle)
    return {
      position: [side.x, side.y, side.z],
      target: [middle.x, middle.y, middle.z],
    }
  }

  #lift(): void {
    const heights = this.#storeys
      .slice(1)
      .map(({ elevation }, k) => elevation - this.#storeys[k].elevation)
    const step = (heights.reduce((sum, height) => sum + height, 0) / heights.length) * gap
    this.#storeys.forEach(({ roots }, level) => {
      for (const { number, row } of roots) {
        const { parts } = this.#world.placed[number].model
        // Which way is up in the node's own frame.
        const up = new Vector3(0, 1, 0)
        const frame = this.#world.readRow(number, row, matrix).setPosition(0, 0, 0).invert()
        up.applyMatrix4(frame)
        this.#lifted.push({ number, row, motion: parts.motions.add(row), up, height: level * step })
      }
    })
  }

  /** Writes the motions for a state between together (0) and apart (1). @frame */
  #place(apart: number): void {
    const eased = easing(apart)
    for (let i = 0; i < this.#lifted.length; i++) {
      const { number, motion, up, height } = this.#lifted[i]
      const { motions } = this.#world.placed[number].model.parts
      const at = motion * matrixStride
      motions.matrices[at + 3] = up.x * height * eased
      motions.matrices[at + 7] = up.y * height * eased
      motions.matrices[at + 11] = up.z * height * eased
      motions.touch(motion)
    }
  }
}

/** @frame */
function easing(apart: number): number {
  return apart * apart * (3 - 2 * apart)
}

const box = new Box3()
const one = new Box3()
const size = new Vector3()
const matrix = new Matrix4()
