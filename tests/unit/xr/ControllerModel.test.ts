import { BoxGeometry, Group, Mesh, MeshStandardMaterial, SkinnedMesh, Vector3 } from 'three'
import { describe, expect, it } from 'vitest'
import { ControllerModel } from '#xr/ControllerModel.ts'

function makeModel(): { scene: Group; model: ControllerModel } {
  const scene = new Group()
  const body = named(new Mesh(new BoxGeometry(), new MeshStandardMaterial()), 'body')
  const button = named(new Mesh(new BoxGeometry(0.1, 0.1, 0.1), new MeshStandardMaterial()), 'cap')
  const [min, max, value] = ['min', 'max', 'value'].map((name) => named(new Group(), name))
  min.position.y = 1
  max.position.y = 0.5
  value.add(button)
  scene.add(body, min, max, value)
  const moves = [{ button: 0, axis: -1, node: 'value', min: 'min', max: 'max' }]
  return { scene, model: new ControllerModel(scene, moves, null) }
}

const pressed = (value: number) => ({ buttons: [{ value }], axes: [] }) as unknown as Gamepad

describe('ControllerModel', () => {
  it('draws all pieces of a controller as one', () => {
    const { scene } = makeModel()
    const meshes: Mesh[] = []
    scene.traverse((object) => {
      if (object instanceof Mesh) meshes.push(object)
    })
    expect(meshes).toHaveLength(1)
    expect(meshes[0].geometry.attributes.position.count).toBe(48)
  })

  it('moves a button with the press, wherever the hand is, and leaves the rest', () => {
    const { scene, model } = makeModel()
    const hand = new Group()
    hand.position.set(3, 0, 0)
    hand.add(scene)
    const mesh = scene.children.find((child) => child instanceof SkinnedMesh)!
    const heights = (value: number): [number, number] => {
      model.step(pressed(value))
      hand.updateMatrixWorld()
      mesh.skeleton.update()
      const middle = (from: number) => {
        const sum = new Vector3()
        for (let i = from; i < from + 24; i++) sum.add(mesh.getVertexPosition(i, new Vector3()))
        return sum.divideScalar(24).y
      }
      return [middle(0), middle(24)]
    }
    expect(heights(0)[1]).toBeCloseTo(1)
    expect(heights(1)[1]).toBeCloseTo(0.5)
    expect(heights(1)[0]).toBeCloseTo(0)
  })

  it('leaves nothing of it in the hand', () => {
    const { scene, model } = makeModel()
    const hand = new Group().add(scene)
    model.dispose()
    expect(hand.children).toEqual([])
  })
})

function named<T extends { name: string }>(object: T, name: string): T {
  object.name = name
  return object
}
