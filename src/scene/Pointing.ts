import { Raycaster, Vector2, Vector3, type PerspectiveCamera } from 'three'
import { usePlant } from '#state/plant.ts'
import { clearSelection, hoverPart, selectPart, useSelection } from '#state/selection.ts'
import { partsOf } from './attachHighlights.ts'
import { pins } from './notes/pins.ts'
import { Picker } from './Picker.ts'
import { pointed } from './pointed.ts'
import type { Rig } from './Rig.ts'
import { isVast, selectItem } from './selectItem.ts'
import type { World } from './World.ts'

/** A press that wandered further than this, in pixels, was a drag. */
const slop = 4

/** What a person points at and chooses, by mouse, touch and keyboard; writes `useSelection`. */
export class Pointing {
  readonly #camera: PerspectiveCamera
  readonly #element: HTMLElement
  readonly #rig: Rig
  readonly #caster = new Raycaster()
  readonly #at = new Vector2()
  readonly #size = new Vector3()
  readonly #stop: () => void
  #world: World
  #picker: Picker
  #wantsHover = false
  #hovered = -1

  constructor(camera: PerspectiveCamera, element: HTMLElement, rig: Rig, world: World) {
    this.#camera = camera
    this.#element = element
    this.#rig = rig
    this.#world = world
    this.#picker = new Picker(world)
    this.#stop = this.#listen()
  }

  setWorld(world: World): void {
    this.#world = world
    this.#picker = new Picker(world)
    this.#hovered = -1
    pointed.is = false
  }

  /**
   * Finds what is under a pointer that has moved since the last frame.
   * @frame
   */
  update(): void {
    if (!this.#wantsHover) return
    this.#wantsHover = false
    const isPin = pins.point(this.#at.x, this.#at.y)
    this.#hover(isPin ? -1 : this.#pick())
    if (!isPin) return
    this.#element.style.cursor = 'pointer'
    this.#hovered = -2
  }

  /** The shortcuts of choosing; returns whether the key was one of them. */
  press(event: KeyboardEvent): boolean {
    if (event.code === 'Enter') this.#select(this.#pickCentre())
    else if (isKey(event, 'KeyN', 'BracketRight')) this.#step(1)
    else if (isKey(event, 'KeyP', 'BracketLeft')) this.#step(-1)
    else if (event.code === 'Escape') clearSelection()
    else return false
    return true
  }

  close(): void {
    this.#stop()
    hoverPart(null)
  }

  #pick(): number {
    this.#caster.setFromCamera(this.#at, this.#camera)
    const { origin, direction } = this.#caster.ray
    const item = this.#picker.cast(origin, direction)
    pointed.is = item >= 0
    if (pointed.is) pointed.point.copy(this.#picker.point)
    return item
  }

  #pickCentre(): number {
    this.#at.set(0, 0)
    return this.#pick()
  }

  #hover(item: number): void {
    if (item === this.#hovered) return
    this.#hovered = item
    this.#element.style.cursor = item >= 0 && !isVast(this.#world, item) ? 'pointer' : ''
    hoverPart(item >= 0 && !isVast(this.#world, item) ? this.#world.partOf(item) : null)
  }

  #select(item: number, event?: MouseEvent): void {
    const { point, normal } = this.#picker
    if (item >= 0 && pins.offer(this.#world, item, point, normal)) return
    const isMore = event !== undefined && (event.shiftKey || event.ctrlKey || event.metaKey)
    selectItem(this.#world, item, event?.altKey === true, isMore)
  }

  /** The next or the last part of the selected asset; without one, of the parts around the middle of the picture. */
  #step(by: number): void {
    const { asset, part } = useSelection.getState()
    const own = asset === null ? [] : partsOf(asset)
    const list = own.length > 0 ? own : this.#aroundCentre()
    if (list.length === 0) return
    const now = part === null ? -1 : list.indexOf(part)
    const next = now < 0 ? 0 : (now + by + list.length) % list.length
    choose(list[next], own.length > 0 ? asset : undefined)
  }

  #aroundCentre(): string[] {
    const world = this.#world
    const { boxes } = world
    const point = this.#size
    const near: { item: number; off: number }[] = []
    for (let item = 0; item < world.size; item++) {
      if (!world.isVisible(item) || isVast(world, item)) continue
      const at = item * 6
      point.set(
        boxes[at] + boxes[at + 3],
        boxes[at + 1] + boxes[at + 4],
        boxes[at + 2] + boxes[at + 5],
      )
      point.multiplyScalar(0.5).project(this.#camera)
      const off = Math.hypot(point.x * this.#camera.aspect, point.y)
      if (point.z < 1 && off < 0.9) near.push({ item, off })
    }
    near.sort((a, b) => a.off - b.off)
    return [...new Set(near.slice(0, 200).map(({ item }) => world.partOf(item)))]
  }

  #listen(): () => void {
    const element = this.#element
    let pressed = -1
    let wandered = 0
    let x = 0
    let y = 0
    const aim = (event: MouseEvent): void => {
      const { left, top, width, height } = element.getBoundingClientRect()
      if (this.#rig.walk.isLocked) this.#at.set(0, 0)
      else {
        const across = ((event.clientX - left) / width) * 2 - 1
        this.#at.set(across, 1 - ((event.clientY - top) / height) * 2)
      }
    }
    const down = (event: PointerEvent): void => {
      wandered = event.button === 0 && event.isPrimary ? 0 : Infinity
      pressed = event.pointerId
      x = event.clientX
      y = event.clientY
    }
    const move = (event: PointerEvent): void => {
      if (pressed === event.pointerId) {
        wandered = Math.max(wandered, Math.hypot(event.clientX - x, event.clientY - y))
      }
      if (event.buttons !== 0 || event.pointerType === 'touch') return
      aim(event)
      this.#wantsHover = true
    }
    const up = (event: PointerEvent): void => {
      if (event.pointerId !== pressed) return
      pressed = -1
      if (wandered > (event.pointerType === 'touch' ? slop * 2 : slop)) return
      aim(event)
      if (!pins.press(this.#at.x, this.#at.y)) this.#select(this.#pick(), event)
    }
    const leave = (): void => {
      this.#wantsHover = false
      pointed.is = false
      pins.point(NaN, NaN)
      this.#hover(-1)
    }
    const twice = (event: MouseEvent): void => {
      aim(event)
      const item = this.#pick()
      if (item >= 0) this.#rig.goTo(item, this.#picker.point)
    }
    const stops = [
      listen(element, 'pointerdown', down),
      listen(element, 'pointermove', move),
      listen(element, 'pointerup', up),
      listen(element, 'pointerleave', leave),
      listen(element, 'dblclick', twice),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }
}

/** A letter with Shift, or a key that needs none. */
function isKey({ code, shiftKey }: KeyboardEvent, letter: string, other: string): boolean {
  return code === other || (code === letter && shiftKey)
}

function choose(part: string, asset?: string | null): void {
  const { twin, assetOfPart } = usePlant.getState()
  selectPart(part, asset === undefined ? (twin?.assets[assetOfPart(part)]?.id ?? null) : asset)
}

function listen<Name extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  name: Name,
  listener: (event: HTMLElementEventMap[Name]) => void,
): () => void {
  element.addEventListener(name, listener)
  return () => element.removeEventListener(name, listener)
}
