import { Box3, PerspectiveCamera, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { fitBox } from '#scene/fitBox.ts'
import { makeRandom } from './makeWorld.ts'

describe('fitBox', () => {
  it('has all corners in the picture and no room to spare on one side', () => {
    const random = makeRandom()
    for (let round = 0; round < 50; round++) {
      const camera = new PerspectiveCamera(42, 0.4 + random() * 2, 0.01, 1000)
      const size = new Vector3(1 + random() * 40, 1 + random() * 10, 1 + random() * 20)
      const box = new Box3().setFromCenterAndSize(new Vector3(random() * 10, 3, -4), size)
      const direction = new Vector3(random() - 0.5, 0.2 + random(), random() - 0.5).normalize()
      const target = new Vector3()
      const distance = fitBox(box, direction, camera, 1, target)
      camera.position.copy(target).addScaledVector(direction, distance)
      camera.lookAt(target)
      camera.updateMatrixWorld()
      let most = 0
      for (let i = 0; i < 8; i++) {
        const corner = new Vector3(
          i & 1 ? box.max.x : box.min.x,
          i & 2 ? box.max.y : box.min.y,
          i & 4 ? box.max.z : box.min.z,
        ).project(camera)
        most = Math.max(most, Math.abs(corner.x), Math.abs(corner.y))
      }
      expect(most).toBeCloseTo(1, 4)
    }
  })

  it('keeps the box inside what panels leave free, with no room to spare on one side', () => {
    const random = makeRandom()
    for (let round = 0; round < 50; round++) {
      const covered = {
        left: random() * 0.3,
        right: random() * 0.4,
        top: random() * 0.1,
        bottom: random() * 0.6,
      }
      const camera = new PerspectiveCamera(42, 0.4 + random() * 2, 0.01, 1000)
      const size = new Vector3(1 + random() * 20, 1 + random() * 10, 1 + random() * 20)
      const box = new Box3().setFromCenterAndSize(new Vector3(3, 1, -4), size)
      const direction = new Vector3(random() - 0.5, 0.2 + random(), random() - 0.5).normalize()
      const target = new Vector3()
      const distance = fitBox(box, direction, camera, 1, target, covered)
      camera.position.copy(target).addScaledVector(direction, distance)
      camera.lookAt(target)
      camera.updateMatrixWorld()
      const seen = new Box3()
      for (let i = 0; i < 8; i++) {
        const x = i & 1 ? box.max.x : box.min.x
        const y = i & 2 ? box.max.y : box.min.y
        const z = i & 4 ? box.max.z : box.min.z
        seen.expandByPoint(new Vector3(x, y, z).project(camera))
      }
      const room = [
        seen.min.x - (2 * covered.left - 1),
        1 - 2 * covered.right - seen.max.x,
        seen.min.y - (2 * covered.bottom - 1),
        1 - 2 * covered.top - seen.max.y,
      ]
      expect(Math.min(...room)).toBeCloseTo(0, 4)
    }
  })

  it('comes no nearer than it may, and the box is in the middle still', () => {
    const camera = new PerspectiveCamera(42, 1, 0.01, 1000)
    const box = new Box3().setFromCenterAndSize(new Vector3(), new Vector3(0.1, 0.1, 0.1))
    const target = new Vector3()
    expect(fitBox(box, new Vector3(0, 0, 1), camera, 1, target, undefined, 5)).toBe(5)
    expect(target.length()).toBeCloseTo(0, 6)
  })
})
