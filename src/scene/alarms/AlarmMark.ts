import { Vector3, type PerspectiveCamera } from 'three'
import type { AlarmLook } from '#state/sayAlarm.ts'
import { freeArea } from '#state/stage.ts'

const at = new Vector3()
/** Pixels between a mark and the edge of the free picture, and between a machine and its mark. */
const edge = 26
const over = 14

/** The sign of the most urgent alarm of a machine over it; from outside the picture's edge it points there. */
export class AlarmMark {
  readonly #root = document.createElement('div')
  readonly #arrow = document.createElement('i')
  readonly #place = new Vector3()
  #x = NaN
  #y = NaN
  #turn = NaN

  constructor(host: HTMLElement, look: AlarmLook, isOpen: boolean, place: Vector3) {
    this.#root.className = `gemba-alarm is-${look.shape}${isOpen ? ' is-open' : ''}`
    this.#root.style.setProperty('--colour', look.colour)
    const letter = document.createElement('b')
    letter.textContent = look.letter
    this.#root.append(letter, this.#arrow)
    host.append(this.#root)
    this.#place.copy(place)
  }

  /**
   * Over its place, or at the edge towards it: `isPointing` says whether it is wanted there.
   * @frame
   */
  place(camera: PerspectiveCamera, width: number, height: number, isPointing: boolean): void {
    at.copy(this.#place).applyMatrix4(camera.matrixWorldInverse)
    const isBehind = at.z > 0
    at.applyMatrix4(camera.projectionMatrix)
    const sign = isBehind ? -1 : 1
    const x = ((at.x * sign + 1) / 2) * width
    const y = ((1 - at.y * sign) / 2) * height - over
    const left = freeArea.left * width + edge
    const right = (1 - freeArea.right) * width - edge
    const top = freeArea.top * height + edge
    const bottom = (1 - freeArea.bottom) * height - edge
    const isIn = !isBehind && x >= left && x <= right && y >= top && y <= bottom
    if (isIn) this.#set(x, y, NaN)
    else if (!isPointing) this.#set(-9999, 0, NaN)
    else {
      const middleX = (left + right) / 2
      const middleY = (top + bottom) / 2
      const dx = x - middleX
      const dy = isBehind && Math.abs(y - middleY) < 1 ? 1 : y - middleY
      const share = Math.max(
        Math.abs(dx) / (right - middleX),
        Math.abs(dy) / (bottom - middleY),
        0.001,
      )
      this.#set(middleX + dx / share, middleY + dy / share, Math.round(Math.atan2(dy, dx) * 57.3))
    }
  }

  close(): void {
    this.#root.remove()
  }

  /** Writes what has changed. @frame */
  #set(x: number, y: number, turn: number): void {
    const roundX = Math.round(x)
    const roundY = Math.round(y)
    if (roundX !== this.#x || roundY !== this.#y) {
      this.#x = roundX
      this.#y = roundY
      this.#root.style.transform = `translate(${roundX}px,${roundY}px)`
    }
    if (turn === this.#turn || (Number.isNaN(turn) && Number.isNaN(this.#turn))) return
    this.#turn = turn
    this.#arrow.style.display = Number.isNaN(turn) ? 'none' : 'block'
    if (!Number.isNaN(turn)) this.#arrow.style.transform = `rotate(${turn}deg) translateX(20px)`
  }
}
