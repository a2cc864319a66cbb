import { Vector3, type PerspectiveCamera } from 'three'

const at = new Vector3()

/** Words over a place of the plant: the title of the note that is pointed at or read, over its pin. */
export class PinTitle {
  readonly #root = document.createElement('div')
  #place: Vector3 | null = null
  #width = 0
  #height = 0
  #said = ''

  constructor(host: HTMLElement, className = 'gemba-label') {
    this.#root.className = className
    host.append(this.#root)
  }

  /** Shows a text at a place of the plant, or nothing. */
  show(text: string, place: Vector3 | null): void {
    this.#place = place
    this.#root.textContent = text
    this.#width = place ? this.#root.offsetWidth : 0
    this.#height = place ? this.#root.offsetHeight : 0
    this.#root.classList.toggle('is-shown', place !== null)
  }

  /**
   * So many pixels over its place.
   * @frame
   */
  place(camera: PerspectiveCamera, width: number, height: number, over: number): void {
    if (this.#place === null) return
    at.copy(this.#place).project(camera)
    const left = ((at.x + 1) / 2) * width - this.#width / 2
    const x = Math.round(Math.max(4, Math.min(width - this.#width - 4, left)))
    const y = Math.round(((1 - at.y) / 2) * height - over - this.#height)
    const said = at.z < 1 ? `translate(${x}px,${y}px)` : 'translate(-9999px,0)'
    if (said === this.#said) return
    this.#said = said
    this.#root.style.transform = said
  }

  close(): void {
    this.#root.remove()
  }
}
