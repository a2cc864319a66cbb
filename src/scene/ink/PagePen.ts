import { Plane, Raycaster, Vector2, Vector3, type PerspectiveCamera } from 'three'
import { useHeadset } from '#state/headset.ts'
import { useInk } from '#state/ink.ts'
import { undoInk } from '#state/inkActs.ts'
import { isForPicture } from '../isForPicture.ts'
import { Picker } from '../Picker.ts'
import { pointed } from '../pointed.ts'
import { redraw } from '../redraw.ts'
import type { World } from '../World.ts'
import type { Nib } from './Nib.ts'

/** How wide a line is in the picture, pixels; and in the plant, metres. */
const pixels = 4
const thinnest = 0.003
const widest = 0.5
/** A line in the air is drawn a little before what the pointer met first: a share of its distance. */
const before = 0.03
/** Metres away that one draws where there is nothing. */
const nowhere = 6
/** A finger that has drawn no more pixels gives the picture back when a second one comes. */
const begun = 24

/** The pen on a page: while it is in the hand, a drag or one finger draws, and all else moves the camera as before. */
export class PagePen {
  readonly #camera: PerspectiveCamera
  readonly #canvas: HTMLElement
  readonly #nib: Nib
  readonly #stops = new AbortController()
  readonly #caster = new Raycaster()
  readonly #at = new Vector2()
  readonly #plane = new Plane()
  readonly #met = new Vector3()
  #picker: Picker
  #pointer = -1
  #isInAir = false
  #first: PointerEvent | null = null
  #drawn = 0

  /** `place` is around the canvas: it hears of pointers before the cameras do. */
  constructor(
    camera: PerspectiveCamera,
    canvas: HTMLElement,
    place: HTMLElement,
    world: World,
    nib: Nib,
  ) {
    this.#camera = camera
    this.#canvas = canvas
    this.#nib = nib
    this.#picker = new Picker(world)
    const { signal } = this.#stops
    const early = { signal, capture: true }
    place.addEventListener('pointerdown', this.#down, early)
    place.addEventListener('pointermove', this.#move, early)
    place.addEventListener('pointerup', this.#up, early)
    place.addEventListener('pointercancel', this.#up, early)
    place.addEventListener('dblclick', this.#twice, early)
    window.addEventListener('blur', () => this.#end(), { signal })
    window.addEventListener('keydown', (event) => this.#key(event, place), early)
  }

  setWorld(world: World): void {
    this.#end()
    this.#picker = new Picker(world)
  }

  close(): void {
    this.#end()
    this.#stops.abort()
  }

  readonly #down = (event: PointerEvent): void => {
    // What it has given back itself is for the camera.
    if (!useInk.getState().isPen || event.target !== this.#canvas || !event.isTrusted) return
    if (document.pointerLockElement !== null || useHeadset.getState().session) return
    if (this.#pointer >= 0) {
      this.#give(event)
      return
    }
    if (event.button !== 0 || !event.isPrimary) return
    event.stopPropagation()
    this.#canvas.parentElement?.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true })
    const item = this.#cast(event)
    const far = item >= 0 ? this.#picker.far : nowhere
    const { isInAir } = useInk.getState()
    // What begins on nothing goes through the air.
    this.#isInAir = item < 0 || isInAir !== event.shiftKey
    if (this.#isInAir) this.#spread(far * (1 - before))
    const pixel = (2 * Math.tan((this.#camera.fov * Math.PI) / 360)) / this.#canvas.clientHeight
    const width = Math.min(widest, Math.max(thinnest, pixels * pixel * far))
    if (!this.#nib.begin(width)) return
    this.#canvas.setPointerCapture(event.pointerId)
    this.#pointer = event.pointerId
    this.#first = event
    this.#drawn = 0
    this.#draw(event)
  }

  readonly #move = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return
    event.stopPropagation()
    this.#drawn += Math.hypot(event.movementX, event.movementY)
    const all = event.getCoalescedEvents()
    for (const each of all.length > 0 ? all : [event]) this.#draw(each)
  }

  readonly #up = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return
    event.stopPropagation()
    this.#end()
  }

  readonly #twice = (event: MouseEvent): void => {
    if (useInk.getState().isPen && event.target === this.#canvas) event.stopPropagation()
  }

  #key(event: KeyboardEvent, place: HTMLElement): void {
    const isUndo = event.code === 'KeyZ' && (event.ctrlKey || event.metaKey) && !event.shiftKey
    if (!isUndo || !useInk.getState().isPen || !isForPicture(place)) return
    event.preventDefault()
    undoInk()
  }

  /** A second finger: both move the picture, and what the first one has begun was not meant. */
  #give(event: PointerEvent): void {
    const first = this.#first
    if (event.pointerType !== 'touch' || !first || this.#drawn > begun) {
      event.stopPropagation()
      return
    }
    this.#end()
    undoInk()
    this.#canvas.dispatchEvent(new PointerEvent('pointerdown', sameAs(first)))
  }

  #end(): void {
    if (this.#pointer < 0) return
    this.#pointer = -1
    this.#first = null
    this.#nib.end()
    redraw()
  }

  #draw(event: PointerEvent): void {
    if (this.#isInAir) {
      this.#aim(event)
      if (this.#caster.ray.intersectPlane(this.#plane, this.#met)) this.#nib.through(this.#met)
    } else {
      const item = this.#cast(event)
      if (item < 0) this.#nib.lift()
      else this.#nib.over(this.#picker.point, this.#picker.normal, item, this.#picker.far)
    }
    redraw()
  }

  #aim({ clientX, clientY }: MouseEvent): void {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect()
    this.#at.set(((clientX - left) / width) * 2 - 1, 1 - ((clientY - top) / height) * 2)
    this.#caster.setFromCamera(this.#at, this.#camera)
  }

  #cast(event: MouseEvent): number {
    this.#aim(event)
    const { origin, direction } = this.#caster.ray
    const item = this.#picker.cast(origin, direction)
    pointed.is = item >= 0
    if (pointed.is) pointed.point.copy(this.#picker.point)
    return item
  }

  /** The plane that faces the camera, so far along the pointer's ray. */
  #spread(far: number): void {
    const { origin, direction } = this.#caster.ray
    this.#met.copy(direction).multiplyScalar(far).add(origin)
    this.#plane.setFromNormalAndCoplanarPoint(
      this.#camera.getWorldDirection(new Vector3()).negate(),
      this.#met,
    )
  }
}

function sameAs({ pointerId, pointerType, clientX, clientY, isPrimary }: PointerEvent) {
  const shared = { pointerId, pointerType, clientX, clientY, isPrimary }
  return { ...shared, button: 0, buttons: 1, bubbles: true, cancelable: true }
}
