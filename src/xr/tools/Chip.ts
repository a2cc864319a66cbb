import { PlaneGeometry, type Vector3 } from 'three'
import { drawOrder } from '../drawOrder.ts'
import { Plate } from '../Plate.ts'

/** Pixels of its text, and of its first and of each further line. */
const large = 88
const small = 58
const head = 142
const further = 66
/** How high a pixel stands in the sight, radians: small text is 1.5° then. */
const pixel = ((1.5 / small) * Math.PI) / 180

/**
 * A chip with a line of large text, or none, and small ones below it, that faces whoever reads it, as large to them from wherever they
 * look. The small text is 1.5° high.
 */
export class Chip {
  readonly #plate: Plate
  readonly #angle: number
  readonly #most: number
  #text = ''
  #more = ''

  /** So many pixels wide at most, with so many small lines. */
  constructor(width = 640, most = 1) {
    const height = head + further * most
    this.#most = most
    this.#angle = pixel * height
    // It stands on its point.
    const geometry = new PlaneGeometry(width / height, 1).translate(0, 0.5 + 25 / height, 0)
    this.#plate = new Plate(width, height, geometry, drawOrder.chips)
  }

  get object(): Plate['object'] {
    return this.#plate.object
  }

  /** What it says, large, and below that in small. */
  say(text: string, more: string): void {
    if (text === this.#text && more === this.#more) return
    this.#text = text
    this.#more = more
    this.#plate.draw((pen) => this.#paint(pen))
  }

  /**
   * Stands at a point, before whoever looks from `eyes`.
   * @frame
   */
  show(at: Vector3, eyes: Vector3): void {
    const { object } = this
    object.visible = true
    object.position.copy(at)
    object.rotation.set(0, Math.atan2(eyes.x - at.x, eyes.z - at.z), 0)
    const level = Math.hypot(eyes.x - at.x, eyes.z - at.z)
    object.rotateX(-Math.atan2(eyes.y - at.y, level))
    object.scale.setScalar(this.#angle * eyes.distanceTo(at))
  }

  /** @frame */
  hide(): void {
    this.object.visible = false
  }

  dispose(): void {
    this.#plate.dispose()
  }

  #paint(pen: CanvasRenderingContext2D): void {
    const { width, height } = pen.canvas
    pen.font = `400 ${small}px ${font}`
    const lines = wrap(pen, this.#more, width - 76).slice(0, this.#most)
    const wide = lines.map((line) => pen.measureText(line).width)
    pen.font = `600 ${large}px ${font}`
    const span = Math.min(width - 4, Math.max(pen.measureText(this.#text).width, ...wide) + 72)
    const first = this.#text === '' ? 28 : head - 12
    const tall = first + further * lines.length
    const top = height - tall - 2
    pen.beginPath()
    pen.roundRect((width - span) / 2, top, span, tall, 28)
    pen.fillStyle = '#1b1e22'
    pen.fill()
    pen.lineWidth = 3
    pen.strokeStyle = '#4a525b'
    pen.stroke()
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillStyle = '#f2f4f6'
    pen.fillText(this.#text, width / 2, top + (lines.length > 0 ? 66 : tall / 2), width - 60)
    pen.fillStyle = '#c3cad1'
    pen.font = `400 ${small}px ${font}`
    lines.forEach((line, i) =>
      pen.fillText(line, width / 2, top + first + 6 + further * i, width - 60),
    )
  }
}

const font = "'Inter', system-ui, sans-serif"

/** Breaks words into lines that are no wider than they may be. */
function wrap(pen: CanvasRenderingContext2D, words: string, most: number): string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && pen.measureText(longer).width <= most)
      lines[lines.length - 1] = longer
    else if (word !== '') lines.push(word)
  }
  return lines
}
