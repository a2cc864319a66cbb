import { makeBoxModel, type Box } from '../world/makeBoxModel.ts'

/** Two boxes, seen from the front: one shows a temperature by colour, one turns; small enough to be drawn fast. */
const boxes: Box[] = [
  { path: 'Line/Oven/Body', at: [-1.5, 0.5, 0], size: [2, 1, 1], colour: [0.5, 0.5, 0.5] },
  { path: 'Line/Fan/Rotor', at: [1.5, 0.5, 0], size: [2, 0.3, 0.3], colour: [0.4, 0.4, 0.45] },
  { path: 'Line/Cart', at: [0, 0.2, 2], size: [0.4, 0.4, 0.4], colour: [0.3, 0.3, 0.3] },
]

export const boxTwin = {
  gemba: 1,
  name: 'Box world',
  models: [{ id: 'hall', file: 'boxes.glb' }],
  assets: [
    {
      id: 'oven',
      name: 'Oven',
      kind: 'asset',
      source: { topic: 'world/oven', codec: 'json', time: 'ts', staleAfter: 600 },
      signals: {
        temperature: { name: 'Temperature', unit: '°C', range: [-50, 500] },
        level: {
          name: 'Level',
          topic: 'world/oven/level',
          codec: 'number',
          unit: '%',
          range: [0, 100],
        },
      },
      parts: { body: 'Oven/Body' },
      show: [
        {
          part: 'body',
          as: 'colour',
          signal: 'temperature',
          strength: 1,
          thresholds: [
            { from: 100, colour: '#00a0ff' },
            { from: 200, colour: '#ff2000' },
          ],
        },
        { part: 'body', as: 'label', signal: 'temperature', text: 'Oven' },
      ],
    },
    {
      id: 'fan',
      name: 'Fan',
      kind: 'asset',
      source: { topic: 'world/fan', codec: 'json', time: 'ts', staleAfter: 600 },
      signals: {
        speed: { name: 'Speed', unit: 'rpm', range: [-100, 3000] },
        place: { name: 'Place', unit: 'm', range: [0, 10] },
      },
      parts: { rotor: 'Fan/Rotor', cart: 'Line/Cart' },
      show: [
        { part: 'rotor', as: 'spin', signal: 'speed', axis: 'z' },
        {
          part: 'cart',
          as: 'slide',
          signal: 'place',
          axis: 'x',
          from: 0,
          to: 10,
          low: 0,
          high: 10,
        },
      ],
    },
  ],
  views: [{ id: 'front', name: 'Front', position: [0, 1.2, 6], target: [0, 0.5, 0] }],
}

/** The files of the box world's plant; `change` may spoil the twin file on purpose. */
export async function makeBoxFiles(change: (twin: typeof boxTwin) => unknown = (twin) => twin) {
  return {
    'twin.json': JSON.stringify(change(structuredClone(boxTwin)), null, 2),
    'boxes.glb': await makeBoxModel(boxes),
  }
}
