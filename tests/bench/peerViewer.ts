// The peer brings no types that fit; what is used of it is written here.
import { SceneModel, Viewer } from '@xeokit/xeokit-sdk'
import { BoxGeometry } from 'three'
import { placeOf, variety } from './makeSyntheticModel.ts'
import type { Contender } from './peer.ts'
import { tint } from './tints.ts'

type Entity = { colorize: number[] }
type PeerModel = {
  createGeometry(config: object): void
  createMesh(config: object): void
  createEntity(config: object): Entity
  finalize(): void
}
type PeerViewer = {
  scene: {
    render(force: boolean): void
    pick(config: object): { entity: Entity } | null
    camera: { eye: number[]; look: number[]; up: number[] }
  }
  destroy(): void
}

/** The same boxes in xeokit, in its fastest way to keep many objects: data textures. */
export function openPeer(canvas: HTMLCanvasElement, parts: number): Contender {
  const viewer = new Viewer({ canvasElement: canvas, dtxEnabled: true }) as unknown as PeerViewer
  const config = { id: 'boxes', isModel: true, dtxEnabled: true }
  const model = new SceneModel(viewer.scene, config) as unknown as PeerModel
  for (let i = 0; i < variety.geometries; i++) {
    const { attributes, index } = new BoxGeometry(1, 0.4 + i * 0.1, 1)
    model.createGeometry({
      id: `shape${i}`,
      primitive: 'triangles',
      positions: [...attributes.position.array],
      indices: [...(index?.array ?? [])],
    })
  }
  const entities: Entity[] = []
  for (let i = 0; i < parts; i++) {
    model.createMesh({
      id: `mesh${i}`,
      geometryId: `shape${i % variety.geometries}`,
      position: placeOf(i, parts),
      color: [0.5, 0.6, 0.7],
    })
    entities.push(model.createEntity({ id: `box${i}`, meshIds: [`mesh${i}`], isObject: true }))
  }
  model.finalize()
  const far = Math.cbrt(parts) * 2.2
  viewer.scene.camera.eye = [far, far, far]
  viewer.scene.camera.look = [0, 0, 0]
  const colour = [0, 0, 0]
  return {
    recolour(from, count, frame) {
      for (let i = from; i < from + count; i++) {
        colour[0] = tint(i, frame)
        colour[1] = 0.5
        colour[2] = 1 - colour[0]
        entities[i].colorize = colour
      }
    },
    draw: () => viewer.scene.render(true),
    pick: (origin, direction) => {
      return viewer.scene.pick({ origin, direction, pickSurface: false }) !== null
    },
    close: () => viewer.destroy(),
  }
}
