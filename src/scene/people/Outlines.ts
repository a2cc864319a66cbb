import { Box3, Vector3, type Object3D } from 'three'
import type { World } from '../World.ts'
import type { Figure } from './Figure.ts'
import { RibbonMesh } from './RibbonMesh.ts'

/** Corners drawn at most, of all people together: 24 lines each box. */
const most = 24 * 160
/** Of one person so many things each for themselves; beyond that, one box about them all. */
const mostOwn = 12
/** Corners are so long, as a share of the edge, and metres at most. */
const share = 0.22
const longest = 0.5
/** Metres that a corner stands off its part. */
const gap = 0.012
const selected = { width: 0.0046, strong: 1 }
const pointed = { width: 0.0026, strong: 0.75 }

const box = new Box3()
const from = new Vector3()
const to = new Vector3()
const size = new Vector3()
const one: string[] = []

/**
 * What others have selected and point at, as corners of a box in their colour about each: nothing of the plant is coloured, which would say something about its
 * state. One draw call.
 */
export class Outlines {
  readonly #ribbons = new RibbonMesh(most, 6)
  #world: World

  constructor(scene: Object3D, world: World) {
    this.#world = world
    scene.add(this.#ribbons.object)
  }

  setWorld(world: World): void {
    this.#world = world
  }

  /** Draws them anew: things move. Returns whether they look otherwise than the last time. */
  trace(figures: readonly Figure[]): boolean {
    this.#ribbons.begin()
    for (const figure of figures) {
      const { picked, pointing } = figure.person
      if (figure.words.away) continue
      if (picked.length > mostOwn) this.#about(picked, figure, selected)
      else for (const part of picked) this.#about(alone(part), figure, selected)
      if (pointing !== null && !picked.includes(pointing)) {
        this.#about(alone(pointing), figure, pointed)
      }
    }
    return this.#ribbons.end()
  }

  /** @frame */
  look(eyes: Vector3, metre: number): void {
    this.#ribbons.look(eyes, metre)
  }

  dispose(): void {
    this.#ribbons.dispose()
  }

  #about(parts: readonly string[], { colour }: Figure, { width, strong }: typeof selected): void {
    this.#world.boxOf(parts, box)
    if (box.isEmpty()) return
    box.expandByScalar(gap)
    box.getSize(size)
    const { r, g, b } = colour
    for (let corner = 0; corner < 8; corner++) {
      from.set(
        corner & 1 ? box.max.x : box.min.x,
        corner & 2 ? box.max.y : box.min.y,
        corner & 4 ? box.max.z : box.min.z,
      )
      for (let axis = 0; axis < 3; axis++) {
        const edge = size.getComponent(axis)
        const long = Math.min(longest, edge * share) * (corner & (1 << axis) ? -1 : 1)
        to.copy(from).setComponent(axis, from.getComponent(axis) + long)
        this.#ribbons.add(from, to, strong, strong, r, g, b, width, 0)
      }
    }
  }
}

function alone(part: string): readonly string[] {
  one[0] = part
  return one
}
