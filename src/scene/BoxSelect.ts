import type { PerspectiveCamera } from 'three'
import { selected, selectMany, useSelection } from '#state/selection.ts'
import { partsInRectangle } from './partsInRectangle.ts'
import type { Rig } from './Rig.ts'
import type { World } from './World.ts'

/** A press that wandered no further than this, in pixels, is a click. */
const slop = 4

/**
 * Shift and drag over the picture draws a rectangle and selects what lies in it; drawn from right to left, also what it
 * touches. With Control too that comes to what is selected. The camera stays meanwhile.
 */
export class BoxSelect {
  world: World
  readonly #camera: PerspectiveCamera
  readonly #element: HTMLElement
  readonly #rig: Rig
  readonly #frame = document.createElement('div')
  readonly #stop = new AbortController()
  #pointer = -1
  #x = 0
  #y = 0

  constructor(camera: PerspectiveCamera, element: HTMLElement, rig: Rig, world: World) {
    this.#camera = camera
    this.#element = element
    this.#rig = rig
    this.world = world
    this.#frame.className = 'gemba-rectangle'
    this.#frame.hidden = true
    element.parentElement?.append(this.#frame)
    const { signal } = this.#stop
    // Before the camera's own listener, which then finds itself switched off.
    element.addEventListener('pointerdown', this.#down, { signal, capture: true })
    element.addEventListener('pointermove', this.#move, { signal })
    element.addEventListener('pointerup', this.#up, { signal })
    element.addEventListener('pointercancel', this.#end, { signal })
    window.addEventListener('keydown', this.#key, { signal, capture: true })
    window.addEventListener('blur', this.#end, { signal })
  }

  close(): void {
    this.#end()
    this.#stop.abort()
    this.#frame.remove()
  }

  readonly #down = (event: PointerEvent): void => {
    const isWanted = event.shiftKey && event.button === 0 && event.pointerType !== 'touch'
    if (!isWanted || !this.#rig.orbit.enabled) return
    this.#pointer = event.pointerId
    this.#x = event.clientX
    this.#y = event.clientY
    this.#rig.orbit.enabled = false
    this.#element.setPointerCapture(event.pointerId)
  }

  readonly #move = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return
    const { style } = this.#frame
    const { left, top } = this.#element.getBoundingClientRect()
    style.left = `${Math.min(this.#x, event.clientX) - left}px`
    style.top = `${Math.min(this.#y, event.clientY) - top}px`
    style.width = `${Math.abs(event.clientX - this.#x)}px`
    style.height = `${Math.abs(event.clientY - this.#y)}px`
    this.#frame.classList.toggle('is-touching', event.clientX < this.#x)
    this.#frame.hidden = !this.#isDrag(event)
  }

  readonly #up = (event: PointerEvent): void => {
    if (event.pointerId !== this.#pointer) return
    this.#end()
    if (!this.#isDrag(event)) return
    const { left, top, width, height } = this.#element.getBoundingClientRect()
    const across = (x: number) => ((x - left) / width) * 2 - 1
    const above = (y: number) => 1 - ((y - top) / height) * 2
    const rectangle = {
      left: across(Math.min(this.#x, event.clientX)),
      right: across(Math.max(this.#x, event.clientX)),
      bottom: above(Math.max(this.#y, event.clientY)),
      top: above(Math.min(this.#y, event.clientY)),
    }
    const isTouching = event.clientX < this.#x
    const found = partsInRectangle(this.world, this.#camera, rectangle, isTouching)
    const isMore = event.ctrlKey || event.metaKey
    const before = isMore ? selected(useSelection.getState()) : []
    const key = ({ asset, part }: (typeof found)[number]) => part ?? `asset ${asset}`
    selectMany([...new Map([...before, ...found].map((each) => [key(each), each])).values()])
  }

  readonly #end = (): void => {
    if (this.#pointer < 0) return
    this.#pointer = -1
    this.#frame.hidden = true
    this.#rig.orbit.enabled = true
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (this.#pointer < 0 || event.code !== 'Escape') return
    event.stopPropagation()
    this.#end()
  }

  #isDrag({ clientX, clientY }: PointerEvent): boolean {
    return Math.hypot(clientX - this.#x, clientY - this.#y) > slop
  }
}
