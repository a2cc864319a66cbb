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
})
