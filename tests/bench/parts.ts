import {
  DirectionalLight,
  HemisphereLight,
  Mesh,
  PerspectiveCamera,
  Scene,
  WebGLRenderer,
  type MeshStandardMaterial,
} from 'three'
import { makeSyntheticModel, makeVariety, placeOf } from './makeSyntheticModel.ts'

/** Milliseconds of CPU and bytes of heap of one way to draw `parts` parts. */
export type Measured = {
  parts: number
  setupMs: number
  idleMs: number
  /** Every part changes colour: writing, uploading, drawing. */
  coloursMs: number
  heapBytes: number
  drawCalls: number
}

/** One way of drawing: `recolour` gives every part a new colour, `prepare` does what its frame needs before `render`. */
type Contender = {
  scene: Scene
  recolour(frame: number): void
  prepare(): void
  dispose(): void
}

export type Page = Window & {
  gc?: () => void
  measure: (kind: 'mesh' | 'batch', parts: number, frames: number) => Promise<Measured>
}
const page = window as unknown as Page
const renderer = new WebGLRenderer({
  canvas: document.getElementById('canvas') as HTMLCanvasElement,
})
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
    prepare() {
      model.update(1 / 60)
      model.upload(renderer)
    },
    dispose: () => model.dispose(),
  }
}

function tint(i: number, frame: number): number {
  return ((i * 13 + frame * 5) % 97) / 97
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
  const idleMs = await median(frames, draw)
  const coloursMs = await median(frames, (frame) => {
    contender.recolour(frame)
    draw()
  })
  const drawCalls = renderer.info.render.calls
  const heapBytes = (await heap()) - heapBefore
  contender.dispose()
  renderer.renderLists.dispose()
  return { parts, setupMs, idleMs, coloursMs, heapBytes, drawCalls }
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
