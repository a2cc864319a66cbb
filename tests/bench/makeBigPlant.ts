/** Storeys of the big plant, and machines on each. */
export const bigPlant = { storeys: 10, machines: 100 }
const { storeys, machines } = bigPlant
const partsOfMachine = 50
const signalsOfMachine = 20
const classes = ['IfcWall', 'IfcSlab', 'IfcPipeSegment', 'IfcDuctSegment', 'IfcValve']

type Node = {
  name: string
  children?: number[]
  mesh?: number
  translation?: number[]
  extras?: Record<string, unknown>
}

/**
 * Files of a plant as buildings are: ten storeys, half of their parts in a thousand machines of fifty, the others right below their
 * storey; every part with eight properties, and twenty signals a machine on the topics `load/<n>`. A tenth of the
 * patterns have wildcards, a tenth name a property, a fiftieth match nothing.
 */
export function makeBigPlant(parts: number): Record<string, string | Uint8Array> {
  const models = [{ id: 'plant', file: 'plant.glb' }]
  const twin = { gemba: 1, name: 'Big plant', models, assets: [makeSite()] }
  return { 'twin.json': JSON.stringify(twin), 'plant.glb': makeGlb(makeNodes(parts)) }
}

function makeSite(): object {
  let topic = 0
  const machine = (storey: number, number: number): object => {
    const id = `m${storey}-${number}`
    const path = `Storey ${storey}/Pump ${storey}-${number}`
    const kinds = [`*/Pump ${storey}-${number}/Bo?y`, `[Tag=P-${storey}-${number}-0]`]
    const signals = Array.from({ length: signalsOfMachine }, (_, i) => {
      return [
        `v${i}`,
        { name: `Value ${i}`, unit: 'bar', range: [0, 100], path: 'v', topic: `load/${topic++}` },
      ]
    })
    return {
      id,
      name: `Pump ${storey}-${number}`,
      source: { codec: 'json', time: 't', staleAfter: 3600 },
      signals: Object.fromEntries(signals),
      parts: {
        all: path,
        body: number % 50 === 7 ? `${path}/Bdoy` : (kinds[number % 10] ?? `${path}/Body`),
        lamp: `${path}/Lamp`,
      },
      show: [
        { part: 'body', as: 'colour', signal: 'v0', scale: { from: 0, to: 100, map: 'viridis' } },
        { part: 'lamp', as: 'glow', signal: 'v1', scale: { from: 0, to: 100, map: 'viridis' } },
      ],
    }
  }
  const storey = (_: unknown, number: number): object => ({
    id: `s${number}`,
    name: `Storey ${number}`,
    kind: 'storey',
    elevation: number * 4,
    parts: { all: `Storey ${number}` },
    children: Array.from({ length: machines }, (__, i) => machine(number, i)),
  })
  const children = Array.from({ length: storeys }, storey)
  return { id: 'site', name: 'Site', kind: 'site', children }
}

function makeNodes(parts: number): Node[] {
  const root: Node = { name: 'Building', children: [] }
  const nodes = [root]
  const add = (above: Node, node: Node): Node => {
    above.children!.push(nodes.push(node) - 1)
    return node
  }
  const side = Math.ceil(Math.sqrt(parts / storeys))
  let part = 0
  const addPart = (above: Node, name: string, tag: string, storey: number, i: number): void => {
    const translation = [(i % side) * 0.8, storey * 4, Math.floor(i / side) * 0.8]
    add(above, { name, mesh: part % 4, translation, extras: makeExtras(part++, tag) })
  }
  const loose = Math.floor(parts / storeys) - machines * partsOfMachine
  for (let storey = 0; storey < storeys; storey++) {
    const level = add(root, {
      name: `Storey ${storey}`,
      children: [],
      extras: { ifcClass: 'IfcBuildingStorey', Name: `Storey ${storey}` },
    })
    for (let machine = 0; machine < machines; machine++) {
      const name = `Pump ${storey}-${machine}`
      const group = add(level, { name, children: [], extras: { ifcClass: 'IfcPump' } })
      for (let i = 0; i < partsOfMachine; i++) {
        const own = i === 0 ? 'Body' : i === 1 ? 'Lamp' : `Bolt ${i}`
        const at = machine * partsOfMachine + i
        addPart(group, own, `P-${storey}-${machine}-${i}`, storey, at)
      }
    }
    for (let i = 0; i < loose; i++) {
      const at = machines * partsOfMachine + i
      addPart(level, `Element ${storey}-${i}`, `E-${storey}-${i}`, storey, at)
    }
  }
  return nodes
}

function makeExtras(part: number, tag: string): Record<string, unknown> {
  return {
    ifcClass: classes[part % classes.length],
    GlobalId: part.toString(36).padStart(22, '0'),
    Tag: tag,
    System: `System ${(part * 7) % 40}`,
    Pset_Common: {
      FireRating: [30, 60, 90][part % 3],
      LoadBearing: part % 2 === 0,
      Length: ((part * 37) % 1000) / 100,
      Reference: `Type ${part % 300}`,
    },
  }
}

/** Four boxes of different materials, which all nodes share. */
function makeGlb(nodes: readonly Node[]): Uint8Array {
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => [i & 1, (i >> 1) & 1, i >> 2])
  const places = Float32Array.from(corners.flat().map((n) => (n - 0.5) * 0.6))
  const faces = [
    [0, 2, 3, 1],
    [4, 5, 7, 6],
    [0, 1, 5, 4],
    [2, 6, 7, 3],
    [0, 4, 6, 2],
    [1, 3, 7, 5],
  ]
  const triangles = Uint16Array.from(faces.flatMap(([a, b, c, d]) => [a, b, c, a, c, d]))
  const binary = Buffer.concat([Buffer.from(places.buffer), Buffer.from(triangles.buffer)])
  const json = {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes,
    materials: [0.3, 0.45, 0.6, 0.75].map((grey, i) => ({
      name: `Paint ${i}`,
      pbrMetallicRoughness: { baseColorFactor: [grey, grey, 0.6, 1], metallicFactor: 0 },
    })),
    meshes: [0, 1, 2, 3].map((material) => ({
      primitives: [{ attributes: { POSITION: 0 }, indices: 1, material }],
    })),
    accessors: [
      {
        bufferView: 0,
        componentType: 5126,
        count: 8,
        type: 'VEC3',
        min: [-0.3, -0.3, -0.3],
        max: [0.3, 0.3, 0.3],
      },
      { bufferView: 1, componentType: 5123, count: triangles.length, type: 'SCALAR' },
    ],
    bufferViews: [
      { buffer: 0, byteOffset: 0, byteLength: places.byteLength },
      { buffer: 0, byteOffset: places.byteLength, byteLength: triangles.byteLength },
    ],
    buffers: [{ byteLength: binary.length }],
  }
  const text = Buffer.from(JSON.stringify(json))
  const padded = Buffer.concat([text, Buffer.alloc(-text.length & 3, ' ')])
  const start = head(0x46546c67, 2)
  start.writeUInt32LE(0x46546c67, 0)
  start.writeUInt32LE(2, 4)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(28 + padded.length + binary.length, 0)
  return Buffer.concat([
    start,
    length,
    head(0x4e4f534a, padded.length),
    padded,
    head(0x004e4942, binary.length),
    binary,
  ])
}

function head(type: number, length: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32LE(length, 0)
  bytes.writeUInt32LE(type, 4)
  return bytes
}
