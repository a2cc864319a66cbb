import { InstancedBufferGeometry, type BufferGeometry } from 'three'
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js'
import { expect, test } from 'vitest'
import { Logger, type Document } from '@gltf-transform/core'
import { joinPrimitives, quantize } from '@gltf-transform/functions'
import { LoadedModel } from '#scene/model/LoadedModel.ts'
import { openModelBytes } from '#scene/model/openModelHere.ts'
import { rowOfOwn } from '#scene/model/paints.ts'
import { addBox, glbOf, makeDocument } from './makeGlb.ts'

const options = {
  id: 'hall',
  url: 'http://plant.example/hall.glb',
  signal: new AbortController().signal,
}

/** Warnings of the writer are not ours. */
const quiet = new Logger(Logger.Verbosity.SILENT)

async function open(document: Document): Promise<LoadedModel> {
  const model = await openModelBytes(await glbOf(document), options)
  if (!(model instanceof LoadedModel)) throw new Error(model.problem.text)
  return model
}

/** Root > Arm (turned, moved) > Hand (scaled unevenly) and Mirrored, all sharing one mesh of two materials. */
function machine() {
  const { document, scene } = makeDocument()
  document.setLogger(quiet)
  const steel = document.createMaterial('Steel').setMetallicFactor(1)
  const paint = document.createMaterial('Paint').setBaseColorFactor([1, 0, 0, 1])
  const mesh = document.createMesh('Block')
  addBox(document, mesh, steel, [0, 0, 0], [1, 1, 1])
  addBox(document, mesh, paint, [0, 1, 0], [1, 2, 1])
  const hand = document
    .createNode('Hand')
    .setMesh(mesh)
    .setScale([1, 3, 2])
    .setTranslation([0, 1, 0])
  const arm = document.createNode('Arm').setRotation([0, Math.SQRT1_2, 0, Math.SQRT1_2])
  arm.setTranslation([5, 0, 0]).setMesh(mesh).addChild(hand)
  const mirrored = document.createNode('Mirrored').setMesh(mesh).setScale([-1, 1, 1])
  scene.addChild(document.createNode('Root').addChild(arm).addChild(mirrored))
  return document
}

test('makes one part of a node with several materials, and one batch of all colours a handedness', async () => {
  const model = await open(machine())
  expect(model.parts.paths).toEqual(['Root', 'Root/Arm', 'Root/Arm/Hand', 'Root/Mirrored'])
  expect([...model.parts.isPart]).toEqual([0, 1, 1, 1])
  expect(model.drawCalls).toBe(2)
  expect(model.triangles).toBe(3 * 2 * 12)
  expect([...model.picks.rows]).toEqual([1, 1, 2, 2, 3, 3])
})

test('paints what differs in colour alone, in one draw', async () => {
  const model = await open(machine())
  const [upright] = model.batches
  expect(upright.material).toMatchObject({ roughness: 1, metalness: 1 })
  const { gembaOwn, position } = upright.geometry.attributes
  const paints = [...gembaOwn.array].map((own) => own >>> 20)
  expect(new Set(paints)).toEqual(new Set([1, 2]))
  // The lower block is steel, the upper one red.
  const heights = paints.map((paint, vertex) => [paint, position.getY(vertex) > 1])
  expect(heights).not.toContainEqual([1, true])
  expect(heights).toContainEqual([2, true])
})

test('merges parts into one draw, each vertex with its row, and picks a shared shape once', async () => {
  const document = machine()
  // A draw of its own.
  document.getRoot().listMaterials()[1].setDoubleSided(true)
  const model = await open(document)
  const [steel] = model.batches
  const { position, gembaOwn } = steel.geometry.attributes
  expect([...gembaOwn.array].map(rowOfOwn)).toEqual([...Array(8).fill(1), ...Array(8).fill(2)])
  expect(position.array.slice(24)).toEqual(position.array.slice(0, 24))
  const index = [...(steel.geometry.index?.array ?? [])]
  expect(index.slice(36)).toEqual(index.slice(0, 36).map((corner) => corner + 8))
  const { rows, shapes, table } = model.picks
  expect(shapes[0]).toBe(shapes[2])
  expect([rows[0], rows[2]]).toEqual([1, 2])
  expect([...(table.tree(shapes[0])?.bvh.geometry.index?.array ?? [])]).toEqual(index.slice(0, 36))
})

test('keeps a shape once whose copies would take much memory, drawn as instances', async () => {
  const document = machine()
  const root = document
    .getRoot()
    .listNodes()
    .find((node) => node.getName() === 'Root')
  const mesh = document.createMesh('Gear')
  const [steel] = document.getRoot().listMaterials()
  for (let i = 0; i < 40; i++) addBox(document, mesh, steel, [i, 0, 0], [i + 1, 1, 1])
  const boxes = mesh.listPrimitives()
  mesh.addPrimitive(joinPrimitives(boxes))
  for (const box of boxes) mesh.removePrimitive(box)
  for (let i = 0; i < 200; i++) {
    root?.addChild(document.createNode(`Gear${i}`).setMesh(mesh).setTranslation([i, 0, 0]))
  }
  const model = await open(document)
  const gears = model.batches.find(({ geometry }) => geometry instanceof InstancedBufferGeometry)
  const { gembaOwn, position } = gears?.geometry.attributes ?? {}
  expect(position.count).toBe(40 * 8)
  expect([...gembaOwn.array].map(rowOfOwn)).toEqual(Array.from({ length: 200 }, (_, i) => i + 4))
  expect(model.drawCalls).toBe(3)
  const { rows, shapes, table } = model.picks
  const own = [...rows].flatMap((row, i) => (row >= 4 ? [shapes[i]] : []))
  expect(own.length).toBe(200)
  expect(new Set(own).size).toBe(1)
  expect(table.triangles(own[0])).toBe(40 * 12)
  expect(table.tree(own[0])?.bvh.geometry.index?.count).toBe(40 * 36)
})

test('places every part where three would', async () => {
  const document = machine()
  const model = await open(document)
  const bytes = await glbOf(document)
  const { scene } = await new GLTFLoader().parseAsync(bytes.buffer, '')
  scene.updateMatrixWorld(true)
  for (const [row, name] of [
    [1, 'Arm'],
    [2, 'Hand'],
    [3, 'Mirrored'],
  ] as const) {
    const e = scene.getObjectByName(name)?.matrixWorld.elements ?? []
    const expected = [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14].map((i) => e[i])
    const found = [...model.parts.matrix.subarray(row * 12, row * 12 + 12)]
    found.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 5))
  }
})

test('tells the box of a part and all below it in its own frame, whatever moves it', async () => {
  const model = await open(machine())
  expect(model.bounds(2)).toEqual([0, 0, 0, 1, 2, 1])
  const motion = model.parts.motions.add(2)
  model.parts.motions.matrices.set([1, 0, 0, 9, 0, 1, 0, 9, 0, 0, 1, 9], motion * 12)
  model.parts.motions.touch(motion)
  model.parts.motions.update()
  expect(model.bounds(1)).toEqual([0, 0, 0, 1, 7, 2])
  const root = model.bounds(0)
  ;[-1, 0, -1, 7, 7, 1].forEach((value, i) => expect(root[i]).toBeCloseTo(value, 5))
})

test('reads positions that are stored as small integers', async () => {
  const document = machine()
  await document.transform(quantize({ pattern: /POSITION/, quantizePosition: 14, cleanup: false }))
  const model = await open(document)
  const [batch] = model.batches
  expect(batch.geometry.attributes.position.array).toBeInstanceOf(Int16Array)
  const plain = (await open(machine())).bounds(0)
  model.bounds(0).forEach((value, i) => expect(value).toBeCloseTo(plain[i], 2))
})

test('puts different vertex layouts in different batches', async () => {
  const { document, buffer, scene } = makeDocument()
  const material = document.createMaterial()
  for (const name of ['Plain', 'Coloured']) {
    const mesh = document.createMesh(name)
    addBox(document, mesh, material)
    if (name === 'Coloured') {
      const colours = document.createAccessor().setType('VEC3').setBuffer(buffer)
      colours.setArray(new Float32Array(24).fill(1))
      mesh.listPrimitives()[0].setAttribute('COLOR_0', colours)
    }
    scene.addChild(document.createNode(name).setMesh(mesh))
  }
  const model = await open(document)
  expect(model.drawCalls).toBe(2)
})

test('plays a clip into the part table, and holds it where it is told', async () => {
  const document = machine()
  const [buffer] = document.getRoot().listBuffers()
  const list = (array: Float32Array<ArrayBuffer>, type: 'SCALAR' | 'VEC3') => {
    return document.createAccessor().setArray(array).setType(type).setBuffer(buffer)
  }
  const sampler = document
    .createAnimationSampler()
    .setInput(list(Float32Array.of(0, 2), 'SCALAR'))
    .setOutput(list(Float32Array.of(5, 0, 0, 5, 4, 0), 'VEC3'))
  const node =
    document
      .getRoot()
      .listNodes()
      .find((item) => item.getName() === 'Arm') ?? null
  const channel = document.createAnimationChannel().setSampler(sampler).setTargetNode(node)
  document
    .createAnimation('Lift')
    .addSampler(sampler)
    .addChannel(channel.setTargetPath('translation'))
  const model = await open(document)
  const height = (path: string) => model.parts.matrix[model.parts.rowOf(path) * 12 + 7]
  const step = (seconds: number) => {
    model.update(seconds)
    model.parts.motions.update()
  }
  expect(model.clips.names).toEqual(['Lift'])
  expect(model.clips.duration[0]).toBe(2)
  step(0.5)
  expect(height('Root/Arm')).toBeCloseTo(1)
  expect(height('Root/Arm/Hand')).toBeCloseTo(2)
  step(2)
  expect(height('Root/Arm')).toBeCloseTo(1)
  model.clips.position[0] = 1
  step(0.1)
  expect(height('Root/Arm')).toBeCloseTo(4)
  model.clips.reset(0)
  model.clips.speed[0] = 0
  step(10)
  expect(height('Root/Arm')).toBeCloseTo(4)
})

test('frees every geometry and material when it is disposed', async () => {
  const model = await open(machine())
  const alive = new Set<object>()
  const watch = (thing: object) => {
    alive.add(thing)
    ;(thing as BufferGeometry).addEventListener('dispose', () => alive.delete(thing))
  }
  for (const child of model.batches) {
    watch(child.geometry)
    watch(child.material)
  }
  expect(alive.size).toBe(2 + 2)
  model.dispose()
  expect(alive.size).toBe(0)
  expect(model.object.children).toEqual([])
})
