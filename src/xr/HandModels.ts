import { CapsuleGeometry, Mesh, MeshStandardMaterial, type Object3D } from 'three'
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js'
import { XRControllerModelFactory } from 'three/addons/webxr/XRControllerModelFactory.js'
import { XRHandModelFactory } from 'three/addons/webxr/XRHandModelFactory.js'
import { addProblem } from '#state/problems.ts'
import { drawOrder } from './drawOrder.ts'
import type { Hands } from './Hands.ts'

/** Where the build puts them: see `serveProfiles`. */
const folder = 'xr-profiles'

/**
 * What is seen in the place of the hands: the models of the controllers or of bare hands, from the page's own origin. A
 * controller whose model is not there is a plain handle.
 */
export class HandModels {
  readonly #handles: Mesh[] = []
  readonly #geometry = new CapsuleGeometry(0.018, 0.09, 6, 16).rotateX(Math.PI / 2)
  readonly #material = new MeshStandardMaterial({ color: '#5a6068', roughness: 0.6 })
  readonly #stops: (() => void)[] = []

  constructor(hands: Hands) {
    const path = new URL(folder, document.baseURI).href
    const controllers = new XRControllerModelFactory(makeLoader(''), plain)
    controllers.setPath(path)
    const bare = new XRHandModelFactory(makeLoader(`${path}/generic-hand/`), plain)
    bare.setPath(`${path}/generic-hand/`)
    for (const { grip, joints } of hands.all) {
      const model = controllers.createControllerModel(grip)
      const hand = bare.createHandModel(joints, 'mesh')
      const handle = new Mesh(this.#geometry, this.#material)
      raise(handle)
      handle.onBeforeRender = () => void (handle.visible = model.children.length === 0)
      const connect = ({ data }: { data: XRInputSource }): void => {
        handle.visible = data.hand === undefined && data.targetRayMode === 'tracked-pointer'
      }
      grip.addEventListener('connected', connect)
      grip.add(model, handle)
      joints.add(hand)
      this.#handles.push(handle)
      this.#stops.push(() => {
        grip.removeEventListener('connected', connect)
        grip.remove(model, handle)
        joints.remove(hand)
      })
    }
  }

  close(): void {
    for (const stop of this.#stops) stop()
    this.#geometry.dispose()
    this.#material.dispose()
  }
}

/**
 * A model in the hand throws no shadow: the shadows are drawn only when the plant moves. It is drawn after panels, which would
 * be seen through it.
 */
function plain(model: Object3D): void {
  model.traverse((object) => {
    object.castShadow = false
    object.receiveShadow = false
    if (object instanceof Mesh) raise(object)
  })
}

function raise(mesh: Mesh): void {
  const { material } = mesh
  mesh.renderOrder = drawOrder.hands
  const all = Array.isArray(material) ? material : [material]
  for (const each of all) each.transparent = true
}

/** A loader that says in the list of problems what it could not load. */
function makeLoader(path: string): GLTFLoader {
  const loader = new GLTFLoader().setPath(path)
  const load = loader.load.bind(loader)
  loader.load = (url, done, progress) => {
    load(url, done, progress, () => {
      addProblem({
        from: 'page',
        severity: 'warning',
        text: 'The model of a controller or a hand could not be loaded; it works all the same.',
        where: url,
        advice: `Copy the folder ${folder} of the build to where the page is.`,
      })
    })
  }
  return loader
}
