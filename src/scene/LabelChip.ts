import type { Label } from '#twin/LabelTable.ts'
import { qualityName } from '#twin/Quality.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Twin } from '#twin/Twin.ts'
import { LabelWords } from './LabelWords.ts'

/** One label's element over the picture. Its texts change on the pulse, its place every frame; only changes reach the DOM. */
export class LabelChip {
  width = 0
  height = 0
  readonly #words = new LabelWords()
  readonly #root = document.createElement('div')
  readonly #name = document.createElement('span')
  readonly #value = document.createElement('span')
  readonly #note = document.createElement('span')
  #length = -1
  #place = ''
  #shown = false

  constructor(host: HTMLElement) {
    this.#root.className = 'gemba-label'
    this.#name.className = 'gemba-label-name'
    this.#value.className = 'gemba-label-value'
    this.#note.className = 'gemba-label-note'
    this.#root.append(this.#name, this.#value, this.#note)
    host.append(this.#root)
  }

  /** Says name, value and, when it is not good, its quality and age. Returns whether its size has to be measured again. */
  say(label: Label, twin: Twin | null, signals: SignalTable | null, now: number): boolean {
    const words = this.#words
    if (!words.read(label, twin, signals, now) && this.#length >= 0) return false
    const { name, value, note, quality } = words
    this.#name.textContent = name
    this.#value.textContent = value
    this.#note.textContent = note
    this.#root.dataset.valueQuality = qualityName(quality)
    const length = name.length + value.length + note.length
    if (length === this.#length) return false
    this.#length = length
    return true
  }

  /** Reads its size from the page. */
  measure(): void {
    this.width = this.#root.offsetWidth
    this.height = this.#root.offsetHeight
  }

  /** Puts its left upper corner at a place in pixels. */
  move(x: number, y: number): void {
    const place = `translate(${x}px,${y}px)`
    if (place === this.#place) return
    this.#place = place
    this.#root.style.transform = place
  }

  show(shown: boolean): void {
    if (shown === this.#shown) return
    this.#shown = shown
    this.#root.classList.toggle('is-shown', shown)
  }

  close(): void {
    this.#root.remove()
  }
}
