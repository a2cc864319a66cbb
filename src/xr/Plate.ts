import { CanvasTexture, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace } from 'three'

/** A plate that text is drawn on, before everything else in the picture. */
export class Plate {
  /** One wide or high as its geometry is; not shown until somebody says so. */
  readonly object: Mesh<PlaneGeometry, MeshBasicMaterial>
  readonly #pen: CanvasRenderingContext2D
  readonly #texture: CanvasTexture

  /** So many pixels wide and high. */
  constructor(width: number, height: number, geometry: PlaneGeometry, renderOrder: number) {
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    this.#pen = canvas.getContext('2d')!
    this.#texture = new CanvasTexture(canvas)
    this.#texture.colorSpace = SRGBColorSpace
    this.#texture.anisotropy = 4
    const material = new MeshBasicMaterial({
      map: this.#texture,
      transparent: true,
      depthTest: false,
      depthWrite: false,
      toneMapped: false,
    })
    this.object = new Mesh(geometry, material)
    this.object.renderOrder = renderOrder
    this.object.frustumCulled = false
    this.object.visible = false
  }

  /** Draws it anew on empty ground. */
  draw(paint: (pen: CanvasRenderingContext2D) => void): void {
    const { canvas } = this.#pen
    this.#pen.clearRect(0, 0, canvas.width, canvas.height)
    paint(this.#pen)
    this.#texture.needsUpdate = true
  }

  dispose(): void {
    this.object.removeFromParent()
    this.object.geometry.dispose()
    this.object.material.dispose()
    this.#texture.dispose()
  }
}
