import { Vector3 } from 'three'
import { beginLine, type Line } from '#state/inkActs.ts'
import { usePlant } from '#state/plant.ts'
import { useRoom } from '#state/room.ts'
import { Picker } from '../Picker.ts'
import type { World } from '../World.ts'
import { Anchor } from './Anchor.ts'
import type { InkField } from './InkField.ts'
import { linear } from './InkMesh.ts'

/** Metres that a point is off the surface before it, in widths of the line and shares of its distance: more is another surface. */
const ofWidth = 4
const ofFar = 0.04
/** Metres below a line in the air where the floor of its storey is. */
const deepest = 12
/** Parts of its width that a line goes on at least. */
const shortest = 0.15

const down = new Vector3(0, -1, 0)
const rest = new Vector3()
const way = new Vector3()

/** The point of the pen, in whoever's hand: it is set down, goes on over surfaces or through the air, and is taken up. */
export class Nib {
  readonly #field: InkField
  #world: World
  #picker: Picker
  #line: Line | null = null
  #anchor: Anchor | null = null
  #width = 0
  #isDown = false
  readonly #last = new Vector3()
  readonly #normal = new Vector3()
  /** What was drawn of the line, to be seen at once. */
  #live: number[] = []

  constructor(field: InkField, world: World) {
    this.#field = field
    this.#world = world
    this.#picker = new Picker(world)
  }

  setWorld(world: World): void {
    this.end()
    this.#world = world
    this.#picker = new Picker(world)
  }

  get isDrawing(): boolean {
    return this.#line !== null
  }

  /** Begins a line of a width, metres; false when this person cannot draw now. */
  begin(width: number): boolean {
    this.end()
    this.#line = beginLine()
    this.#width = width
    return this.#line !== null
  }

  /** Goes on over a surface, seen from a distance; where it is another one than before, the pen is lifted between. */
  over(point: Vector3, normal: Vector3, item: number, far: number): void {
    if (!this.#line) return
    if (this.#isDown && this.#isOther(point, normal, far)) this.lift()
    this.#normal.copy(normal)
    if (!this.#isDown)
      this.#set(new Anchor(this.#world, this.#world.modelOf[item], this.#world.rowOf[item]))
    this.#go(point)
  }

  /** Goes on through the air. In a building it belongs to the storey whose floor is below. */
  through(point: Vector3): void {
    if (!this.#line) return
    if (!this.#isDown) this.#set(this.#floorBelow(point))
    this.#go(point)
  }

  /** Is lifted: the line goes on where it is set down next. */
  lift(): void {
    this.#isDown = false
    this.#live = []
  }

  end(): void {
    if (!this.#line) return
    this.#line.end()
    this.#line = null
    this.lift()
    this.#field.clearLive()
  }

  #set(anchor: Anchor | null): void {
    this.#anchor = anchor
    this.#isDown = true
    this.#last.setScalar(NaN)
    this.#line?.begin(this.#width, anchor?.part ?? null)
  }

  #go(point: Vector3): void {
    if (point.distanceTo(this.#last) < this.#width * shortest) return
    const isFirst = Number.isNaN(this.#last.x)
    rest.copy(point)
    if (this.#anchor) this.#anchor.toRest(rest)
    this.#line?.add(rest.x, rest.y, rest.z)
    this.#live = isFirst
      ? [point.x, point.y, point.z]
      : [this.#last.x, this.#last.y, this.#last.z, point.x, point.y, point.z]
    this.#field.drawLive(this.#live, this.#width, linear(useRoom.getState().me.colour))
    this.#last.copy(point)
  }

  /** Whether a point lies on another surface than the last one: before or behind both of their planes. */
  #isOther(point: Vector3, normal: Vector3, far: number): boolean {
    way.subVectors(point, this.#last)
    const most = this.#width * ofWidth + far * ofFar
    return Math.abs(way.dot(this.#normal)) > most && Math.abs(way.dot(normal)) > most
  }

  #floorBelow(point: Vector3): Anchor | null {
    const { twin } = usePlant.getState()
    if (!twin?.assets.some(({ kind }) => kind === 'storey')) return null
    const item = this.#picker.cast(point, down, deepest)
    return item < 0
      ? null
      : new Anchor(this.#world, this.#world.modelOf[item], this.#world.rowOf[item])
  }
}
