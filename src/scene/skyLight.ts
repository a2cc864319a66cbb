const half = { x: 12, y: 4.5, z: 12 }
/** Rows of soft boxes under the ceiling: their middles along x. */
const rows = [-7.5, -2.5, 2.5, 7.5] as const

/**
 * The light that comes from a direction (not zero; any length) to the middle of a bright hall of our own making: grey walls,
 * a pale ceiling with four rows of soft boxes, tall windows in three walls, a dark floor.
 */
export function skyLight(x: number, y: number, z: number): number {
  const toX = half.x / Math.abs(x)
  const toY = half.y / Math.abs(y)
  const toZ = half.z / Math.abs(z)
  if (toY <= toX && toY <= toZ) {
    if (y < 0) return 0.1
    const atX = x * toY
    if (Math.abs(z * toY) > 8.5) return 0.62
    for (let i = 0; i < rows.length; i++) if (Math.abs(atX - rows[i]) < 0.75) return 6.2
    return 0.62
  }
  if (toX <= toZ) {
    const isWindow = x > 0 && Math.abs(z * toX) < 6 && Math.abs(y * toX - 0.8) < 1.7
    return isWindow ? 2.1 : 0.34
  }
  const isWindow = Math.abs(x * toZ) < 8.5 && Math.abs(y * toZ - 1.2) < 1.3
  if (!isWindow) return 0.35
  return z < 0 ? 2.6 : 1.5
}
