import {
  BoxGeometry,
  type BufferGeometry,
  Color,
  ConeGeometry,
  Group,
  InstancedMesh,
  Matrix4,
  MeshBasicMaterial,
  OctahedronGeometry,
  SphereGeometry,
  type Vector3,
} from 'three'
import { alarmLooks, type AlarmLook } from '#state/sayAlarm.ts'
import { alarmPriorities, type AlarmPriority } from '#twin/Alarm.ts'

/** Signs of a priority at most; as many as there are marks. */
const most = 60
/** Metres: height of a sign, and between a machine and its lowest point: a label of its value has room there. */
const height = 0.35
const over = 0.55

/** The shapes of the page's signs, in space and of one height; a triangle points down at its machine. */
const solids: Record<AlarmLook['shape'], () => BufferGeometry> = {
  triangle: () => new ConeGeometry(height / 2, height, 4).rotateX(Math.PI),
  diamond: () => new OctahedronGeometry(height / 2),
  square: () => new BoxGeometry(height * 0.8, height, height * 0.8),
  circle: () => new SphereGeometry(height / 2, 16, 12),
}

export type AlarmPlace = { priority: AlarmPriority; isOpen: boolean; top: Vector3 }

/** Signs over machines for the headset, where no page is seen: of a priority by shape and colour, each priority drawn at once. */
export class AlarmSigns {
  readonly group = new Group()
  readonly #material = new MeshBasicMaterial()
  readonly #meshes = new Map<AlarmPriority, InstancedMesh>()

  constructor() {
    for (const priority of alarmPriorities) {
      const solid = solids[alarmLooks[priority].shape]()
      const mesh = new InstancedMesh(solid, this.#material, most)
      mesh.name = priority
      mesh.visible = false
      mesh.frustumCulled = false
      // Where one had no colours and another had, three would look for the program of their material at each draw.
      mesh.setColorAt(0, new Color())
      this.#meshes.set(priority, mesh)
      this.group.add(mesh)
    }
    this.group.visible = false
  }

  show(places: readonly AlarmPlace[]): void {
    const matrix = new Matrix4()
    const colour = new Color()
    for (const [priority, mesh] of this.#meshes) {
      const own = places.filter((place) => place.priority === priority).slice(0, most)
      mesh.count = own.length
      mesh.visible = own.length > 0
      for (const [i, { isOpen, top }] of own.entries()) {
        // Acknowledged ones are smaller and darker.
        const size = isOpen ? 1 : 0.6
        matrix.makeScale(size, size, size)
        matrix.setPosition(top.x, top.y + over + (height * size) / 2, top.z)
        mesh.setMatrixAt(i, matrix)
        colour.set(alarmLooks[priority].colour)
        mesh.setColorAt(i, isOpen ? colour : colour.multiplyScalar(0.6))
      }
      mesh.instanceMatrix.needsUpdate = true
      if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true
    }
  }

  /** Seen in the headset alone. @frame */
  wear(isWorn: boolean): void {
    this.group.visible = isWorn
  }

  dispose(): void {
    this.#material.dispose()
    for (const mesh of this.#meshes.values()) {
      mesh.geometry.dispose()
      mesh.dispose()
    }
  }
}
