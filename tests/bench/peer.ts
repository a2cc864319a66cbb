import {
  DirectionalLight,
  HemisphereLight,
  PerspectiveCamera,
  Scene,
  Vector3,
  WebGLRenderer,
} from 'three'
import type { Target } from '#behaviours/Behaviour.ts'
import { BehaviourLoop } from '#behaviours/BehaviourLoop.ts'
import { behaviours } from '#behaviours/index.ts'
import { Picker } from '#scene/Picker.ts'
import { placementMatrices } from '#scene/placementMatrices.ts'
import { World } from '#scene/World.ts'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import { openBareGl } from './bareGl.ts'
import { openBareThree } from './bareThree.ts'
import { makeSyntheticModel } from './makeSyntheticModel.ts'
import { shortenDraws } from './shortenDraws.ts'
import { tint } from './tints.ts'

/** One viewer with the boxes in it. */
export type Contender = {
  /** Gives `count` parts a new colour. */
  recolour(from: number, count: number, frame: number): void
  /** The same, from new values of their signals on. */
  signal?(from: number, count: number, frame: number): void
  draw(): void
  /** Whether a ray meets a part. */
  pick(origin: number[], direction: number[]): boolean
  close(): void
}

/** Milliseconds of CPU of a frame each (median), and bytes of heap. */
export type Figures = {
  setupMs: number
  heapBytes: number
  idleMs: number
  recolour1kMs: number
  recolour10kMs: number
  signals10kMs: number
  /** The same, without what an idle frame beside it takes: drawing alone costs both of them more than colouring costs us. */
  more1kMs: number
  more10kMs: number
  moreSignals10kMs: number
  pickMs: number
}

/** Ours, the peer's, and the least that WebGL and three.js let anybody do. */
export type Way = 'gemba' | 'xeokit' | 'bare' | 'three'

export type PeerPage = Window & {
  gc?: () => void
  measure: (way: Way, parts: number) => Promise<Figures>
}
const page = window as unknown as PeerPage
const shown = document.getElementById('canvas') as HTMLCanvasElement

function openOurs(canvas: HTMLCanvasElement, parts: number): Contender {
  const renderer = new WebGLRenderer({ canvas })
  renderer.setSize(64, 64, false)
  const model = makeSyntheticModel(parts)
  const scene = new Scene().add(model.object, new DirectionalLight(), new HemisphereLight())
  const camera = new PerspectiveCamera(50, 1, 0.1, 2000)
  camera.position.setScalar(Math.cbrt(parts) * 2.2)
  camera.lookAt(0, 0, 0)
  const [placement] = placementMatrices([model], [])
  const picker = new Picker(new World([{ model, placement }]))
  const table = model.parts
  const signals = new SignalTable(parts)
  let loop: BehaviourLoop | null = null
  const from3 = new Vector3()
  const to3 = new Vector3()
  return {
    recolour(from, count, frame) {
      for (let i = from; i < from + count; i++) {
        const red = tint(i, frame)
        table.setColour(i, red, 0.5, 1 - red, 1)
      }
    },
    signal(from, count, frame) {
      loop ??= bindAll(model, signals, parts)
      const now = frame / 60
      for (let slot = from; slot < from + count; slot++)
        signals.write(slot, tint(slot, frame), NaN, now, Quality.good)
      loop.run(1 / 60, now)
      signals.clearChanged()
    },
    draw() {
      model.update(1 / 60)
      model.upload(renderer, 1)
      renderer.render(scene, camera)
    },
    pick(origin, direction) {
      return picker.cast(from3.fromArray(origin), to3.fromArray(direction)) >= 0
    },
    close() {
      model.dispose()
      renderer.dispose()
    },
  }
}

function bindAll(
  model: ReturnType<typeof makeSyntheticModel>,
  signals: SignalTable,
  parts: number,
): BehaviourLoop {
  const loop = new BehaviourLoop(signals)
  const options = behaviours.colour.options.parse({ scale: { from: 0, to: 1 } })
  for (let row = 0; row < parts; row++) {
    const rows = Uint32Array.of(row)
    const { clips, labels } = model
    const target: Target = {
      parts: model.parts,
      clips,
      labels,
      rows,
      roots: rows,
      bounds: (of) => model.bounds(of),
      slot: row,
      assetName: '',
    }
    loop.attach('colour', behaviours.colour, options, target, 0)
  }
  return loop
}

/** How many parts and frames warm a way up: both then run compiled code, as a page does that has been open for seconds. */
const warmParts = 1000
const warmFrames = 200

page.measure = async (way, parts) => {
  const open = await openerOf(way)
  const before = await heap()
  const begin = performance.now()
  const viewer = open(shown, parts)
  viewer.draw()
  const setupMs = performance.now() - begin
  settle()
  const heapBytes = (await heap()) - before
  const pickMs = await measurePick(way, viewer, parts)
  shortenDraws(shown)
  await warmUp(open)
  // Its own data too: the first frames of each still compile something.
  await median(60, () => viewer.draw())
  const idleMs = await median(121, () => viewer.draw())
  const recolour = (count: number) => more(viewer, (frame) => viewer.recolour(0, count, frame))
  const few = await recolour(1000)
  const many = await recolour(10_000)
  const signalled = viewer.signal
    ? await more(viewer, (frame) => viewer.signal?.(0, 10_000, frame))
    : many
  viewer.close()
  return {
    setupMs,
    heapBytes,
    idleMs,
    recolour1kMs: few.frame,
    recolour10kMs: many.frame,
    signals10kMs: signalled.frame,
    more1kMs: few.more,
    more10kMs: many.more,
    moreSignals10kMs: signalled.more,
    pickMs,
  }
}
document.title = 'ready'

type Open = (canvas: HTMLCanvasElement, parts: number) => Contender

async function openerOf(way: Way): Promise<Open> {
  if (way === 'gemba') return openOurs
  if (way === 'bare') return openBareGl
  if (way === 'three') return openBareThree
  return (await import('./peerViewer.ts')).openPeer
}

async function measurePick(way: Way, viewer: Contender, parts: number): Promise<number> {
  const far = Math.cbrt(parts) * 2.2
  let hits = 0
  const pickMs = await median(15, (frame) => {
    const direction = new Vector3(-1, -1 + frame * 0.01, -1).normalize().toArray()
    if (viewer.pick([far, far, far], direction)) hits++
  })
  if (hits === 0) throw new Error(`${way}: no ray met a part`)
  return pickMs
}

/** Does all that is measured with a small model on a canvas of its own. */
async function warmUp(open: Open): Promise<void> {
  const small = document.createElement('canvas')
  small.width = small.height = 64
  document.body.append(small)
  const viewer = open(small, warmParts)
  shortenDraws(small)
  for (let frame = 0; frame < warmFrames; frame++) {
    if (frame % 10 === 0) {
      // oxlint-disable-next-line no-await-in-loop -- frames follow one another
      await new Promise(requestAnimationFrame)
    }
    viewer.draw()
    viewer.recolour(0, warmParts, frame)
    viewer.draw()
    viewer.signal?.(0, warmParts, frame)
    viewer.draw()
  }
  viewer.close()
  small.remove()
}

/** Median time of `frames` frames, each in an animation frame of its own. */
async function median(frames: number, act: (frame: number) => void): Promise<number> {
  const times: number[] = []
  for (let frame = 0; frame < frames + 2; frame++) {
    const took = await timeFrame(() => act(frame))
    if (frame >= 2) times.push(took)
  }
  return middle(times)
}

/** Median time of frames that `act`, and by how much that is more than an idle frame just before takes. */
async function more(
  viewer: Contender,
  act: (frame: number) => void,
): Promise<{ frame: number; more: number }> {
  const frames: number[] = []
  const differences: number[] = []
  for (let frame = 0; frame < 63; frame++) {
    const idle = await timeFrame(() => viewer.draw())
    const took = await timeFrame(() => {
      act(frame)
      viewer.draw()
    })
    if (frame < 2) continue
    frames.push(took)
    differences.push(took - idle)
  }
  return { frame: middle(frames), more: middle(differences) }
}

async function timeFrame(act: () => void): Promise<number> {
  await new Promise(requestAnimationFrame)
  const begin = performance.now()
  act()
  const took = performance.now() - begin
  settle()
  return took
}

/** What the GPU still does must not count in the next frame. */
function settle(): void {
  const gl = shown.getContext('webgl2')
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1]
}

async function heap(): Promise<number> {
  for (let i = 0; i < 3; i++) {
    page.gc?.()
    // oxlint-disable-next-line no-await-in-loop -- frames follow one another
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize
}
