import {
  AmbientLight,
  BoxGeometry,
  Mesh,
  MeshStandardMaterial,
  PerspectiveCamera,
  Scene,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js'
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js'
import { makeKindling } from '#scene/makeKindling.ts'
import { openModel } from '#scene/model/openModel.ts'
import { warmReader } from '#scene/model/warmReader.ts'
import { World } from '#scene/World.ts'
import { placementMatrices } from '#scene/placementMatrices.ts'

/** Milliseconds until the first picture is handed to the GPU, and the longest time that the page was blocked meanwhile and in the frame after it. */
export type Loaded = { firstPictureMs: number; longestTaskMs: number; drawCalls: number }

export type LoadingPage = Window & {
  load: (way: 'gemba' | 'three', url: string) => Promise<Loaded>
}

const page = window as unknown as LoadingPage
const renderer = new WebGLRenderer({
  canvas: document.getElementById('canvas') as HTMLCanvasElement,
})
renderer.setSize(320, 200, false)
// As the program does it without a GPU: the browser would read a canvas back within the frame.
const target = new WebGLRenderTarget(320, 200)
const camera = new PerspectiveCamera(50, 1.6, 0.5, 2000)
camera.position.set(-40, 60, -60)
camera.lookAt(36, 36, 36)

page.load = async (way, url) => {
  const tasks: number[] = []
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  })
  observer.observe({ entryTypes: ['longtask'] })
  const begin = performance.now()
  const scene = new Scene().add(new AmbientLight())
  const prepare = way === 'gemba' ? await addModel(scene, url) : await addMeshes(scene, url)
  renderer.setRenderTarget(target)
  let isWhole = false
  while (!isWhole) {
    // oxlint-disable-next-line no-await-in-loop -- frames follow one another
    await new Promise(requestAnimationFrame)
    isWhole = prepare()
    renderer.render(scene, camera)
  }
  // What the GPU then takes is the same for both, and here there is none.
  const firstPictureMs = performance.now() - begin
  const drawCalls = renderer.info.render.calls
  await new Promise((resolve) => setTimeout(resolve, 300))
  observer.disconnect()
  return { firstPictureMs, longestTaskMs: Math.max(0, ...tasks), drawCalls }
}

/** The way of this program, up to a world that can be picked. */
async function addModel(scene: Scene, url: string): Promise<() => boolean> {
  const model = await openModel({ id: 'big', url, signal: new AbortController().signal })
  if ('problem' in model) throw new Error(model.problem.text)
  const [placement] = placementMatrices([model], [])
  const world = new World([{ model, placement }])
  scene.add(model.object)
  return () => {
    if (world.size === 0) throw new Error('nothing to pick')
    model.upload(renderer, 1)
    return model.isWhole
  }
}

async function addMeshes(scene: Scene, url: string): Promise<() => boolean> {
  const loader = new GLTFLoader().setMeshoptDecoder(MeshoptDecoder)
  const { scene: loaded } = await loader.loadAsync(url)
  scene.add(loaded)
  return () => true
}
/** What the page does before a model is asked for: each way draws a picture of nothing, and ours has its reader started. */
function start(): void {
  const scene = new Scene().add(new AmbientLight())
  if (location.hash === '#gemba') {
    warmReader()
    const kindling = makeKindling()
    kindling.upload(renderer, 1)
    scene.add(kindling.object)
  } else scene.add(new Mesh(new BoxGeometry(), new MeshStandardMaterial()))
  renderer.setRenderTarget(target)
  renderer.render(scene, camera)
  // The program itself asks for its first model 160 ms after it has started its reader.
  setTimeout(() => (document.title = 'ready'), 150)
}
start()
