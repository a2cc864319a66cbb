import { BufferAttribute, BufferGeometry, DoubleSide, Mesh, MeshBasicMaterial } from 'three'

/** Metres: half the width of the ribbon, its height over the floor, and the length of a dash and of the gap after it. */
const half = 0.16
const over = 0.04

/** A way on the floor as a dashed ribbon, seen on the page and in the headset. */
export class WayRibbon {
  readonly mesh = new Mesh(
    new BufferGeometry(),
    new MeshBasicMaterial({ color: '#2b7de0', side: DoubleSide }),
  )

  constructor() {
    this.mesh.frustumCulled = false
    this.mesh.visible = false
  }

  /** Shows a way (x, y, z of each point, metres), or none. */
  show(points: readonly number[] | null): void {
    this.mesh.visible = points !== null && points.length >= 6
    if (!points || !this.mesh.visible) return
    const corners: number[] = []
    for (let i = 0; i + 5 < points.length; i += 3) {
      const [x, y, z, nextX, nextY, nextZ] = points.slice(i, i + 6)
      const length = Math.hypot(nextX - x, nextZ - z) || 1
      const sideX = (-(nextZ - z) / length) * half
      const sideZ = ((nextX - x) / length) * half
      // Two thirds of each step, so that it looks like steps.
      const toX = x + (nextX - x) * 0.66
      const toY = y + (nextY - y) * 0.66
      const toZ = z + (nextZ - z) * 0.66
      const a = [x - sideX, y + over, z - sideZ]
      const b = [x + sideX, y + over, z + sideZ]
      const c = [toX - sideX, toY + over, toZ - sideZ]
      const d = [toX + sideX, toY + over, toZ + sideZ]
      corners.push(...a, ...b, ...c, ...b, ...d, ...c)
    }
    this.mesh.geometry.dispose()
    this.mesh.geometry = new BufferGeometry().setAttribute(
      'position',
      new BufferAttribute(new Float32Array(corners), 3),
    )
  }

  dispose(): void {
    this.mesh.geometry.dispose()
    this.mesh.material.dispose()
  }
}
