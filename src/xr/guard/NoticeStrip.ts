import { PlaneGeometry, Vector3, type Quaternion } from 'three'
import { drawOrder } from '../drawOrder.ts'
import { Plate } from '../Plate.ts'
import { breakText } from './breakText.ts'
import { mostNotices, type NoticeLine } from './sayNotice.ts'

/** Pixels of the picture, of one of its lines, and of letters. */
const width = 1024
const lineHeight = 80
const letters = 46
/** What people say is longer, and nobody is in danger who misses it: 1.2°. */
const saidLetters = 40
/** A line that somebody says may take two. */
const rows = mostNotices + 1
/** Metres from the eyes; a letter is 1.4° high there. */
const distance = 1.1
const metresPerPixel = (distance * Math.tan((1.4 * Math.PI) / 180)) / letters
/** How far above the line of sight, radians: in sight of every headset, off what one looks at, and above panels, which stand low. */
const above = (20 * Math.PI) / 180

const ahead = new Vector3()

/** Lines of text that stand high in the sight, wherever the person looks, and come along gently. In metres of the person's room. */
export class NoticeStrip {
  readonly #plate: Plate
  #said = ''
  #yaw = NaN
  #pitch = 0

  constructor() {
    const size = new PlaneGeometry(width * metresPerPixel, lineHeight * rows * metresPerPixel)
    // The first line stays where it is when another one comes below it.
    size.translate(0, (-lineHeight * rows * metresPerPixel) / 2, 0)
    this.#plate = new Plate(width, lineHeight * rows, size, drawOrder.plates)
    this.object.name = 'notice'
    this.object.rotation.order = 'YXZ'
  }

  get object(): Plate['object'] {
    return this.#plate.object
  }

  /** What it says now; nothing hides it. */
  say(lines: readonly NoticeLine[]): void {
    const said = JSON.stringify(lines)
    if (said === this.#said) return
    this.#said = said
    this.object.visible = lines.length > 0
    this.#plate.draw((pen) => {
      let row = 0
      lines.forEach((line, i) => {
        // Every line that comes after has a row at least.
        const most = rows - row - (lines.length - 1 - i)
        if (most > 0) row += paint(pen, line, row, most)
      })
    })
  }

  /**
   * Follows the head.
   * @frame
   */
  step(seconds: number, head: Vector3, gaze: Quaternion): void {
    if (!this.object.visible) {
      this.#yaw = NaN
      return
    }
    ahead.set(0, 0, -1).applyQuaternion(gaze)
    const isLevel = Math.hypot(ahead.x, ahead.z) > 0.3
    const yaw = isLevel || this.#yaw !== this.#yaw ? Math.atan2(-ahead.x, -ahead.z) : this.#yaw
    const pitch = Math.asin(Math.max(-0.8, Math.min(0.8, ahead.y))) + above
    const isFirst = this.#yaw !== this.#yaw
    const share = isFirst ? 1 : 1 - Math.exp(-seconds * 7)
    if (isFirst) this.#yaw = yaw
    // The short way round.
    const turn = Math.atan2(Math.sin(yaw - this.#yaw), Math.cos(yaw - this.#yaw))
    this.#yaw += turn * share
    this.#pitch += (pitch - this.#pitch) * share
    const { position, rotation } = this.object
    const level = Math.cos(this.#pitch) * distance
    position.set(
      head.x - Math.sin(this.#yaw) * level,
      head.y + Math.sin(this.#pitch) * distance,
      head.z - Math.cos(this.#yaw) * level,
    )
    rotation.set(this.#pitch, this.#yaw, 0)
  }

  dispose(): void {
    this.#plate.dispose()
  }
}

/** Draws a line in so many rows at most. Returns how many it took. */
function paint(
  pen: CanvasRenderingContext2D,
  { text, isWarning, colour, isSimulated }: NoticeLine,
  row: number,
  mostRows: number,
): number {
  pen.font = `600 ${colour ? saidLetters : letters}px system-ui, sans-serif`
  const sign = letters * 1.25
  const room = width - 4 - sign - 64
  const lines = breakText(pen, text, room, Math.min(2, mostRows))
  const wide = Math.max(...lines.map((line) => pen.measureText(line).width))
  const span = Math.min(width - 4, wide + sign + 64)
  const left = (width - span) / 2
  const top = row * lineHeight
  const middle = top + lineHeight / 2
  pen.beginPath()
  pen.roundRect(left, top + 3, span, lineHeight * lines.length - 6, 18)
  // The colour of what is simulated, on the page too: full, so that it is never taken for one more line.
  pen.fillStyle = isSimulated ? '#8fd0c8' : isWarning ? '#36290f' : 'rgba(26, 29, 33, 0.92)'
  pen.fill()
  pen.lineWidth = 2
  pen.strokeStyle = isSimulated ? '#8fd0c8' : isWarning ? '#f3bd4e' : '#434a52'
  pen.stroke()
  pen.fillStyle = isSimulated ? '#111316' : isWarning ? '#f3bd4e' : '#e9ecef'
  paintSign(pen, left + 24 + sign / 2, middle, colour)
  pen.textBaseline = 'middle'
  // Lines of one box stand nearer to each other than boxes.
  const inset = lines.length > 1 ? 10 : 0
  lines.forEach((line, i) => {
    const y = middle + 2 + i * lineHeight + (i === 0 ? inset : -inset)
    pen.fillText(line, left + 24 + sign + 14, y, span - sign - 56)
  })
  return lines.length
}

/** A triangle that warns, or the colour of who speaks. */
function paintSign(
  pen: CanvasRenderingContext2D,
  centre: number,
  middle: number,
  colour: string | undefined,
): void {
  const size = letters * 0.42
  pen.beginPath()
  if (colour) {
    const before = pen.fillStyle
    pen.arc(centre, middle, size * 0.9, 0, Math.PI * 2)
    pen.fillStyle = colour
    pen.fill()
    pen.fillStyle = before
    return
  }
  pen.strokeStyle = pen.fillStyle
  pen.lineWidth = 4
  pen.lineJoin = 'round'
  pen.moveTo(centre, middle - size)
  pen.lineTo(centre + size * 1.1, middle + size * 0.85)
  pen.lineTo(centre - size * 1.1, middle + size * 0.85)
  pen.closePath()
  pen.stroke()
  pen.fillRect(centre - 2, middle - size * 0.35, 4, size * 0.6)
  pen.fillRect(centre - 2, middle + size * 0.42, 4, 4)
}
