import { Sphere, Vector3, type Color, type Object3D } from 'three'
import type { Stroke } from '#people/Stroke.ts'
import type { World } from '../World.ts'
import { Anchor } from './Anchor.ts'
import { InkMesh, linear, piecesOf } from './InkMesh.ts'
import { nearestOnRay } from './nearestOnRay.ts'

/** A stroke as it is drawn. */
type Drawn = {
  readonly stroke: Stroke
  readonly colour: Color
  readonly anchor: Anchor | null
  /** Where its points are now. */
  points: Float32Array
  /** Its pieces in the mesh. */
  readonly first: number
  readonly count: number
  readonly sphere: Sphere
}

/** Parts with ink on them that are looked at in one frame. */
const mostLooks = 64

const at = new Vector3()

/** All ink of the plant that is open, and the line that this person is drawing. */
export class InkField {
  readonly #mesh = new InkMesh()
  readonly #live = new InkMesh()
  #world: World
  #strokes: readonly Stroke[] = []
  #drawn = new Map<Stroke, Drawn>()
  readonly #anchors = new Map<string, { anchor: Anchor; drawn: Drawn[] } | null>()
  #anchored: { anchor: Anchor; drawn: Drawn[] }[] = []
  #next = 0
  #erased = 0

  constructor(scene: Object3D, world: World) {
    this.#world = world
    scene.add(this.#mesh.object, this.#live.object)
  }

  setWorld(world: World): void {
    if (world === this.#world) return
    this.#world = world
    this.#drawAnew()
  }

  /** Which strokes there are; those that are the same objects as before stay as they are. */
  setStrokes(strokes: readonly Stroke[]): void {
    this.#strokes = strokes
    const wanted = new Set(strokes)
    for (const [stroke, drawn] of this.#drawn) {
      if (wanted.has(stroke)) continue
      this.#mesh.widen(drawn.first, drawn.count, 0)
      this.#erased += drawn.count
      this.#drawn.delete(stroke)
      const known = drawn.anchor && this.#anchors.get(stroke.part ?? '')
      if (known) known.drawn = known.drawn.filter((each) => each !== drawn)
    }
    // What was taken away takes no room for long.
    if (this.#erased > 1000 && this.#erased * 2 > this.#mesh.count) this.#drawAnew()
    else for (const stroke of strokes) if (!this.#drawn.has(stroke)) this.#draw(stroke)
  }

  /**
   * Brings ink to where its parts are, for eyes at a place to whom a line is at least so many radians thick. Returns whether any of it
   * looks otherwise.
   * @frame
   */
  step(eyes: Vector3, least: number): boolean {
    this.#mesh.look(eyes, least)
    this.#live.look(eyes, least)
    const many = Math.min(mostLooks, this.#anchored.length)
    let isChanged = false
    for (let i = 0; i < many; i++) {
      const { anchor, drawn } = this.#anchored[this.#next++ % this.#anchored.length]
      if (!anchor.step()) continue
      isChanged = true
      for (let k = 0; k < drawn.length; k++) this.#place(drawn[k])
    }
    return isChanged
  }

  /** The stroke that a ray (direction of length 1) passes nearest, within `slack` radians, and where; null for none. */
  find(
    from: Vector3,
    direction: Vector3,
    slack: number,
  ): { stroke: Stroke; point: Vector3 } | null {
    let best: Drawn | null = null
    let least = slack
    const point = new Vector3()
    for (const drawn of this.#drawn.values()) {
      const { sphere, points, anchor, stroke } = drawn
      if (anchor?.isHidden) continue
      at.subVectors(sphere.center, from)
      const far = at.length()
      const off = at.cross(direction).length() - sphere.radius - stroke.width
      if (off > least * (far + sphere.radius)) continue
      const angle = nearestOnRay(points, stroke.width / 2, from, direction, least, at)
      if (angle >= least) continue
      least = angle
      best = drawn
      point.copy(at)
    }
    return best && { stroke: best.stroke, point }
  }

  /** The line of this person goes on: seen at once, until what the others see of it is here too. */
  drawLive(points: ArrayLike<number>, width: number, colour: Color): void {
    this.#live.write(this.#live.take(piecesOf(points)), points, width, colour)
  }

  clearLive(): void {
    this.#live.clear()
  }

  dispose(): void {
    this.#mesh.dispose()
    this.#live.dispose()
  }

  #drawAnew(): void {
    this.#mesh.clear()
    this.#drawn = new Map()
    this.#anchors.clear()
    this.#anchored = []
    this.#erased = 0
    for (const stroke of this.#strokes) this.#draw(stroke)
  }

  #draw(stroke: Stroke): void {
    const known = stroke.part === null ? null : this.#anchorOf(stroke.part)
    const count = piecesOf(stroke.points)
    const drawn: Drawn = {
      stroke,
      colour: linear(stroke.colour),
      anchor: known?.anchor ?? null,
      points: stroke.points,
      first: this.#mesh.take(count),
      count,
      sphere: new Sphere(),
    }
    this.#drawn.set(stroke, drawn)
    known?.drawn.push(drawn)
    this.#place(drawn)
  }

  /** Null for a part that is not in this plant: its ink stands where it was drawn. */
  #anchorOf(part: string): { anchor: Anchor; drawn: Drawn[] } | null {
    const known = this.#anchors.get(part)
    if (known !== undefined) return known
    const found = this.#world.find(part)
    const made = found && { anchor: new Anchor(this.#world, found.number, found.row), drawn: [] }
    this.#anchors.set(part, made)
    if (made) this.#anchored.push(made)
    return made
  }

  /** Writes where a stroke is now. */
  #place(drawn: Drawn): void {
    const { stroke, anchor, first, count, colour, sphere } = drawn
    const { points } = stroke
    if (anchor) {
      if (drawn.points === points) drawn.points = new Float32Array(points.length)
      for (let i = 0; i < points.length; i += 3) {
        at.fromArray(points, i).applyMatrix4(anchor.moved).toArray(drawn.points, i)
      }
    }
    this.#mesh.write(first, drawn.points, stroke.width, colour)
    if (anchor?.isHidden) this.#mesh.widen(first, count, 0)
    sphere.makeEmpty()
    for (let i = 0; i < points.length; i += 3) sphere.expandByPoint(at.fromArray(drawn.points, i))
  }
}
