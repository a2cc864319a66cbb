/** A stick under the left thumb for walking on a touch screen; hidden until a finger touches the place in walk mode. */
export class ThumbStick {
  /** -1 … 1. */
  ahead = 0
  aside = 0
  /** Pushed to the rim: run. */
  isFull = false
  readonly #base: HTMLElement
  readonly #knob: HTMLElement

  constructor(host: HTMLElement) {
    this.#base = document.createElement('div')
    this.#knob = document.createElement('div')
    this.#base.className = 'gemba-stick'
    this.#base.hidden = true
    this.#base.setAttribute('aria-hidden', 'true')
    this.#base.append(this.#knob)
    host.append(this.#base)
    const move = (event: PointerEvent): void => this.#move(event)
    this.#base.addEventListener('pointerdown', (event) => {
      this.#base.setPointerCapture(event.pointerId)
      this.#move(event)
      event.stopPropagation()
    })
    this.#base.addEventListener('pointermove', move)
    this.#base.addEventListener('pointerup', () => this.#release())
    this.#base.addEventListener('pointercancel', () => this.#release())
  }

  show(visible: boolean): void {
    this.#base.hidden = !visible
    if (!visible) this.#release()
  }

  close(): void {
    this.#base.remove()
  }

  #move(event: PointerEvent): void {
    if (!this.#base.hasPointerCapture(event.pointerId)) return
    const { left, top, width, height } = this.#base.getBoundingClientRect()
    const x = ((event.clientX - left) / width) * 2 - 1
    const y = ((event.clientY - top) / height) * 2 - 1
    const length = Math.max(1, Math.hypot(x, y))
    this.aside = x / length
    this.ahead = -y / length
    this.isFull = Math.hypot(x, y) > 0.95
    this.#knob.style.transform = `translate(${(x / length) * 32}px, ${(y / length) * 32}px)`
  }

  #release(): void {
    this.aside = 0
    this.ahead = 0
    this.isFull = false
    this.#knob.style.transform = ''
  }
}
