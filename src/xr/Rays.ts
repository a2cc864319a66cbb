import {
  CylinderGeometry,
  Mesh,
  MeshBasicMaterial,
  SphereGeometry,
  Vector3,
  type Object3D,
} from 'three'
import { Picker } from '#scene/Picker.ts'
import { isVast, selectItem } from '#scene/selectItem.ts'
import type { World } from '#scene/World.ts'
import { hoverPart } from '#state/selection.ts'
import { drawOrder } from './drawOrder.ts'
import type { Hand, Hands } from './Hands.ts'
import { Touch } from './Touch.ts'

/** Metres that a ray is long when it meets nothing. */
const reach = 4
/** The dot is as large to the eye whatever its distance: radians. */
const dotSize = 0.005

const from = new Vector3()
const direction = new Vector3()

/** The rays from the hands: what the leading one points at lights up, and a press selects it as a click does on the page. */
export class Rays {
  /** What the leading hand points at: an item of the world, -1 for nothing, and where. */
  item = -1
  readonly point = new Vector3()
  readonly normal = new Vector3()
  readonly #hands: Hands
  readonly #sticks: readonly Mesh[]
  readonly #dot: Mesh
  readonly #idle = makeLook(0.35)
  readonly #lit = makeLook(0.95)
  readonly #geometry = makeStick()
  readonly #room: Object3D
  readonly #touches: readonly Touch[]
  #world: World
  #picker: Picker
  #leading: Hand | null = null
  #hovered = -1
  #frame = 0

  constructor(hands: Hands, room: Object3D, world: World) {
    this.#hands = hands
    this.#room = room
    this.#world = world
    this.#picker = makePicker(world)
    this.#touches = hands.all.map(() => new Touch())
    this.#sticks = hands.all.map(({ ray }) => {
      const stick = new Mesh(this.#geometry, this.#idle)
      stick.renderOrder = drawOrder.rays
      ray.add(stick)
      return stick
    })
    this.#dot = new Mesh(new SphereGeometry(1, 12, 8), this.#lit)
    this.#dot.visible = false
    this.#dot.renderOrder = drawOrder.dots
    room.add(this.#dot)
  }

  setWorld(world: World): void {
    this.#world = world
    this.#picker = makePicker(world)
    this.#hovered = -1
    this.item = -1
  }

  /**
   * Finds what is pointed at. `side` leads until another hand has pressed; `silent` is a hand that does something else now.
   * @frame
   */
  update(side: XRHandedness, eyes: Vector3, silent: Hand | null): void {
    const { all } = this.#hands
    if (!this.#leading?.source) this.#leading = null
    for (let i = 0; i < all.length && !this.#leading; i++) {
      if (all[i].source?.handedness === side) this.#leading = all[i]
    }
    for (let i = 0; i < all.length && !this.#leading; i++) {
      if (all[i].source) this.#leading = all[i]
    }
    this.item = -1
    this.#frame++
    this.#dot.visible = false
    const scale = this.#room.scale.x
    let isTouched = false
    for (let i = 0; i < all.length; i++) {
      const stick = this.#sticks[i]
      stick.visible = all[i].source !== null && all[i] !== silent
      if (!stick.visible || !all[i].ray.visible) continue
      if (all[i].gear) {
        stick.visible = all[i].reach > 0
        stick.scale.z = all[i].reach
        stick.material = this.#lit
        continue
      }
      if (this.#touches[i].step(all[i], this.#picker, this.#world, scale)) {
        stick.visible = false
        this.#touch(all[i], this.#touches[i])
        isTouched = true
        this.#showDot(eyes, scale)
        continue
      }
      const isLeading = all[i] === this.#leading && !isTouched
      // How long the other ray is may lag.
      if (!isLeading && this.#frame % 3 !== 0) continue
      const item = this.#cast(all[i])
      const far = item >= 0 ? this.#picker.far / scale : reach
      stick.scale.z = Math.min(far, isLeading ? 1000 : reach)
      stick.material = isLeading && item >= 0 ? this.#lit : this.#idle
      if (!isLeading || item < 0) continue
      this.item = item
      this.point.copy(this.#picker.point)
      this.normal.copy(this.#picker.normal)
      this.#showDot(eyes, scale)
    }
    this.#hover(this.item)
  }

  /** Selects what a hand points at; that hand leads from now on. */
  press(hand: Hand): void {
    if (this.#isTouching(hand)) return
    this.#leading = hand
    const item = this.#cast(hand)
    this.item = item
    this.point.copy(this.#picker.point)
    this.normal.copy(this.#picker.normal)
    selectItem(this.#world, item)
  }

  /** Whether a hand points at a floor to stand on; then `point` is there. */
  meetsFloor(hand: Hand): boolean {
    if (this.#isTouching(hand)) return false
    const item = this.#cast(hand)
    this.point.copy(this.#picker.point)
    return item >= 0 && isVast(this.#world, item) && this.#picker.normal.y > 0.6
  }

  /** Points at nothing. */
  rest(): void {
    this.#dot.visible = false
    this.#hover(-1)
  }

  close(): void {
    this.rest()
    this.#dot.removeFromParent()
    this.#dot.geometry.dispose()
    for (const stick of this.#sticks) stick.removeFromParent()
    this.#geometry.dispose()
    this.#idle.dispose()
    this.#lit.dispose()
  }

  /** Whose finger is at a part does not mean what lies behind it. */
  #isTouching(hand: Hand): boolean {
    return this.#touches[this.#hands.all.indexOf(hand)].item >= 0
  }

  /**
   * A fingertip at a part is as a pointer over it; when it reaches it, as a click.
   * @frame
   */
  #touch(hand: Hand, { item, point, normal, isNew }: Touch): void {
    this.item = item
    this.point.copy(point)
    this.normal.copy(normal)
    if (!isNew) return
    this.#leading = hand
    selectItem(this.#world, item)
  }

  /** @frame */
  #showDot(eyes: Vector3, scale: number): void {
    this.#dot.visible = true
    this.#room.worldToLocal(this.#dot.position.copy(this.point))
    this.#dot.scale.setScalar(dotSize * Math.max(0.3, eyes.distanceTo(this.point) / scale))
  }

  /** @frame */
  #cast({ ray }: Hand): number {
    ray.updateWorldMatrix(true, false)
    from.setFromMatrixPosition(ray.matrixWorld)
    direction.set(0, 0, -1).transformDirection(ray.matrixWorld)
    return this.#picker.cast(from, direction)
  }

  /** @frame */
  #hover(item: number): void {
    if (item === this.#hovered) return
    this.#hovered = item
    hoverPart(item >= 0 && !isVast(this.#world, item) ? this.#world.partOf(item) : null)
  }
}

/** It casts in every frame. */
function makePicker(world: World): Picker {
  const picker = new Picker(world)
  picker.isLoose = true
  return picker
}

/** A thin stick of one metre along -z. */
function makeStick(): CylinderGeometry {
  const geometry = new CylinderGeometry(0.0008, 0.0018, 1, 6, 1, true)
  geometry.translate(0, 0.5, 0).rotateX(-Math.PI / 2)
  return geometry
}

function makeLook(opacity: number): MeshBasicMaterial {
  return new MeshBasicMaterial({ color: '#f2f5f8', transparent: true, opacity, toneMapped: false })
}
