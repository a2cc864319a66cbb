import { Quality, qualityName } from '#twin/Quality.ts'
import { sayAge } from '#twin/sayAge.ts'
import { sayValue } from '#twin/sayValue.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Signal } from '#twin/Twin.ts'

/** One label's element over the picture. Its texts change on the pulse, its place every frame; only changes reach the DOM. */
export class LabelChip {
  width = 0
  height = 0
  readonly #root = document.createElement('div')
  readonly #name = document.createElement('span')
  readonly #value = document.createElement('span')
  readonly #note = document.createElement('span')
  #said = ''
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
  say(
    text: string,
    signal: Signal | undefined,
    signals: SignalTable | null,
    slot: number,
    now: number,
  ): boolean {
    const quality = signals && slot >= 0 ? signals.quality[slot] : Quality.good
    const value = signals && signal ? sayValue(signal, signals.value[slot]) : ''
    const note =
      signals && slot >= 0 ? sayQuality(quality, now - signals.received[slot] / 1000) : ''
    const said = `${text}\n${value}\n${note}\n${quality}`
    if (said === this.#said) return false
    const measure = said.length !== this.#said.length
    this.#said = said
    this.#name.textContent = text
    this.#value.textContent = value
    this.#note.textContent = note
    this.#root.dataset.valueQuality = qualityName(quality)
    return measure
  }

  get isShown(): boolean {
    return this.#shown
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

/** The word for what a reader must know about a value besides itself; empty for a good one. */
function sayQuality(quality: number, age: number): string {
  if (quality === Quality.good) return ''
  if (quality === Quality.never) return 'no value yet'
  if (quality === Quality.stale) return `stale ${sayAge(age)}`
  return qualityName(quality)
}
