import { Color, ConeGeometry, InstancedMesh, Matrix4, MeshBasicMaterial, type Vector3 } from 'three'
import { alarmLooks } from '#state/sayAlarm.ts'
import type { AlarmPriority } from '#twin/Alarm.ts'

/** Signs at most; as many as there are marks. */
const most = 60
/** Metres: height of a sign, and between a machine and its tip. */
const height = 0.35
const over = 0.15

/** Signs over machines for the headset, where no page is seen: a cone a machine, pointing down, all drawn at once. */
export class AlarmSigns {
  readonly mesh = new InstancedMesh(
    new ConeGeometry(height / 2, height, 4).rotateX(Math.PI),
    new MeshBasicMaterial(),
    most,
  )

  constructor() {
    this.mesh.count = 0
    this.mesh.frustumCulled = false
    this.mesh.visible = false
  }

  show(places: readonly { priority: AlarmPriority; isOpen: boolean; top: Vector3 }[]): void {
    const matrix = new Matrix4()
    const colour = new Color()
    this.mesh.count = Math.min(most, places.length)
    for (let i = 0; i < this.mesh.count; i++) {
      const { priority, isOpen, top } = places[i]
      // Acknowledged ones are smaller and darker.
      const size = isOpen ? 1 : 0.6
      matrix.makeScale(size, size, size)
      matrix.setPosition(top.x, top.y + over + (height * size) / 2, top.z)
      this.mesh.setMatrixAt(i, matrix)
      colour.set(alarmLooks[priority].colour)
      this.mesh.setColorAt(i, isOpen ? colour : colour.multiplyScalar(0.6))
    }
    this.mesh.instanceMatrix.needsUpdate = true
    if (this.mesh.instanceColor) this.mesh.instanceColor.needsUpdate = true
  }

  /** Seen in the headset alone. @frame */
  wear(isWorn: boolean): void {
    this.mesh.visible = isWorn
  }

  dispose(): void {
    this.mesh.geometry.dispose()
    this.mesh.material.dispose()
    this.mesh.dispose()
  }
}
