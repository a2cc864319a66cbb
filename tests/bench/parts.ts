import {
  DirectionalLight,
  HemisphereLight,
  Mesh,
  PerspectiveCamera,
  Scene,
  WebGLRenderer,
  type MeshStandardMaterial,
} from 'three'
import type { Target } from '#behaviours/Behaviour.ts'
import { BehaviourLoop } from '#behaviours/BehaviourLoop.ts'
import { behaviours } from '#behaviours/index.ts'
import type { LoadedModel } from '#scene/model/LoadedModel.ts'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import { makeSyntheticModel, makeVariety, placeOf } from './makeSyntheticModel.ts'
import { shortenDraws } from './shortenDraws.ts'
import { tint } from './tints.ts'

/** Milliseconds of CPU and bytes of heap of one way to draw `parts` parts. */
export type Measured = {
  parts: number
  setupMs: number
  idleMs: number
  /** Every part changes colour: writing, uploading, drawing. */
  coloursMs: number
  /** The same from the signals on: new values, behaviours that ease to a colour of a scale, uploading, drawing. */
  signalsMs: number
  heapBytes: number
  drawCalls: number
}

/** One way of drawing: `recolour` gives every part a new colour, `prepare` does what its frame needs before `render`. */
type Contender = {
  scene: Scene
  recolour(frame: number): void
  /** Gives every part a signal; returns what brings every signal a new value and shows it. */
  followSignals(): (frame: number) => void
  prepare(): void
  dispose(): void
}

export type Page = Window & {
  gc?: () => void
  measure: (kind: 'mesh' | 'batch', parts: number, frames: number) => Promise<Measured>
}
const page = window as unknown as Page
const canvas = document.getElementById('canvas') as HTMLCanvasElement
const renderer = new WebGLRenderer({ canvas })
renderer.setSize(64, 64, false)
const camera = new PerspectiveCamera(50, 1, 0.1, 2000)

/** A plain viewer: one three.js Mesh a part, each with a material of its own so that it can have its own colour. */
function meshes(parts: number): Contender {
  const scene = new Scene()
  const { boxes, materials } = makeVariety()
  const own: MeshStandardMaterial[] = []
  for (let i = 0; i < parts; i++) {
    const material = materials[i % materials.length].clone()
    const mesh = new Mesh(boxes[i % boxes.length], material)
    mesh.position.set(...placeOf(i, parts))
    mesh.name = `box${i}`
    own.push(material)
    scene.add(mesh)
  }
  return {
    scene,
    recolour(frame) {
      for (let i = 0; i < own.length; i++)
        own[i].color.setRGB(tint(i, frame), 0.5, tint(i + 7, frame))
    },
    followSignals() {
      return (frame) => this.recolour(frame)
    },
    prepare: () => undefined,
    dispose() {
      for (const material of own) material.dispose()
      for (const box of boxes) box.dispose()
    },
  }
}

/** The way of this program. */
function batches(parts: number): Contender {
  const scene = new Scene()
  const model = makeSyntheticModel(parts)
  scene.add(model.object)
  return {
    scene,
    recolour(frame) {
      const table = model.parts
      for (let i = 0; i < parts; i++) table.setColour(i, tint(i, frame), 0.5, tint(i + 7, frame), 1)
    },
    followSignals: () => followSignals(model, parts),
    prepare() {
      model.update(1 / 60)
      model.upload(renderer, 1)
    },
    dispose: () => model.dispose(),
  }
}

/** As the page does it: the feed writes the signal table, the loop runs a colour scale for each part. */
function followSignals(model: LoadedModel, parts: number): (frame: number) => void {
  const signals = new SignalTable(parts)
  const loop = new BehaviourLoop(signals)
  const options = behaviours.colour.options.parse({ scale: { from: 0, to: 1 } })
  for (let row = 0; row < parts; row++) {
    const rows = Uint32Array.of(row)
    const target: Target = {
      parts: model.parts,
      clips: model.clips,
      labels: model.labels,
      rows,
      roots: rows,
      bounds: (of) => model.bounds(of),
      slot: row,
      assetName: '',
    }
    loop.attach('colour', behaviours.colour, options, target, 0)
  }
  return (frame) => {
    const now = frame / 60
    for (let slot = 0; slot < parts; slot++) {
      signals.write(slot, tint(slot, frame), NaN, now, Quality.good)
    }
    loop.run(1 / 60, now)
    signals.clearChanged()
  }
}

page.measure = async (kind, parts, frames) => {
  const heapBefore = await heap()
  const begin = performance.now()
  const contender = kind === 'mesh' ? meshes(parts) : batches(parts)
  contender.scene.add(new DirectionalLight(), new HemisphereLight())
  camera.position.setScalar(Math.cbrt(parts) * 2.2)
  camera.lookAt(0, 0, 0)
  const draw = () => {
    contender.prepare()
    renderer.render(contender.scene, camera)
  }
  draw()
  settled()
  const setupMs = performance.now() - begin
  const drawWhole = shortenDraws(canvas)
  if (kind === 'batch') await median(60, draw)
  const idleMs = await median(frames, draw)
  const coloursMs = await median(frames, (frame) => {
    contender.recolour(frame)
    draw()
  })
  const drawCalls = renderer.info.render.calls
  const heapBytes = (await heap()) - heapBefore
  const showSignals = contender.followSignals()
  const signalsMs = await median(frames, (frame) => {
    showSignals(frame)
    draw()
  })
  drawWhole()
  contender.dispose()
  renderer.renderLists.dispose()
  return { parts, setupMs, idleMs, coloursMs, signalsMs, heapBytes, drawCalls }
}
document.title = 'ready'

/** Median CPU time of `frames` frames, each in an animation frame of its own and after the GPU has done the one before. */
async function median(frames: number, draw: (frame: number) => void): Promise<number> {
  const times: number[] = []
  for (let frame = 0; frame < frames + 2; frame++) {
    // oxlint-disable-next-line no-await-in-loop -- frames follow one another
    await new Promise(requestAnimationFrame)
    const begin = performance.now()
    draw(frame)
    if (frame >= 2) times.push(performance.now() - begin)
    settled()
  }
  return times.toSorted((a, b) => a - b)[frames >> 1]
}

/** Waits until the GPU has drawn, so that its queue does not count in the next frame. */
function settled(): void {
  const gl = renderer.getContext()
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
}

async function heap(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    page.gc?.()
    // oxlint-disable-next-line no-await-in-loop -- frames follow one another
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize
}
