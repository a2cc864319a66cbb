import {
  CanvasTexture,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  SRGBColorSpace,
  type Vector3,
} from 'three'

/** Pixels of the picture of a chip, and of its text. */
const width = 640
const height = 208
const large = 88
const small = 58
/** How high it stands in the sight, radians: its small text is 1.5° then. */
const angle = (5.3 * Math.PI) / 180

/**
 * A chip with one or two lines of text that faces whoever reads it, as large to them from wherever they look. The small
 * text is 1.5° high.
 */
export class Chip {
  readonly object: Mesh<PlaneGeometry, MeshBasicMaterial>
  readonly #canvas = document.createElement('canvas')
  readonly #texture: CanvasTexture
  #text = ''
  #more = ''

  constructor() {
    this.#canvas.width = width
    this.#canvas.height = height
    this.#texture = new CanvasTexture(this.#canvas)
    this.#texture.colorSpace = SRGBColorSpace
    this.#texture.anisotropy = 4
    const material = new MeshBasicMaterial({
      map: this.#texture,
      transparent: true,
      depthTest: false,
      depthWrite: false,
      toneMapped: false,
    })
    // It stands on its point.
    const geometry = new PlaneGeometry(width / height, 1).translate(0, 0.62, 0)
    this.object = new Mesh(geometry, material)
    this.object.renderOrder = 14
    this.object.frustumCulled = false
    this.object.visible = false
  }

  /** What it says, large, and below that in small. */
  say(text: string, more: string): void {
    if (text === this.#text && more === this.#more) return
    this.#text = text
    this.#more = more
    this.#paint()
    this.#texture.needsUpdate = true
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
    object.scale.setScalar(angle * eyes.distanceTo(at))
  }

  /** @frame */
  hide(): void {
    this.object.visible = false
  }

  dispose(): void {
    this.object.removeFromParent()
    this.object.geometry.dispose()
    this.object.material.dispose()
    this.#texture.dispose()
  }

  #paint(): void {
    const pen = this.#canvas.getContext('2d')!
    pen.clearRect(0, 0, width, height)
    pen.font = `600 ${large}px system-ui, sans-serif`
    const wide = pen.measureText(this.#text).width
    pen.font = `400 ${small}px system-ui, sans-serif`
    const has = this.#more !== ''
    const span = Math.min(
      width - 4,
      Math.max(wide, has ? pen.measureText(this.#more).width : 0) + 72,
    )
    const tall = has ? height - 4 : 130
    pen.beginPath()
    pen.roundRect((width - span) / 2, height - tall - 2, span, tall, 28)
    pen.fillStyle = '#1b1e22'
    pen.fill()
    pen.lineWidth = 3
    pen.strokeStyle = '#4a525b'
    pen.stroke()
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillStyle = '#f2f4f6'
    pen.font = `600 ${large}px system-ui, sans-serif`
    pen.fillText(this.#text, width / 2, height - tall + 66, width - 60)
    if (!has) return
    pen.fillStyle = '#b9c1c9'
    pen.font = `400 ${small}px system-ui, sans-serif`
    pen.fillText(this.#more, width / 2, height - 50, width - 60)
  }
}
