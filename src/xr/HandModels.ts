import { CapsuleGeometry, Mesh, MeshStandardMaterial, type Object3D } from 'three'
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js'
import { XRHandModelFactory } from 'three/addons/webxr/XRHandModelFactory.js'
import { addProblem } from '#state/problems.ts'
import type { ControllerModel } from './ControllerModel.ts'
import { drawOrder } from './drawOrder.ts'
import type { Hand, Hands } from './Hands.ts'
import { loadController } from './loadController.ts'

/** Where the build puts them: see `serveProfiles`. */
const folder = 'xr-profiles'

/** What is held in one hand: a plain handle until the model is there; `name` of the one that is shown or loading. */
type Held = { hand: Hand; handle: Mesh; model: ControllerModel | null; name: string }

/**
 * What is seen in the place of the hands: the models of the controllers or of bare hands, from the page's own origin. A
 * controller whose model is not there is a plain handle.
 */
export class HandModels {
  readonly #path = new URL(folder, document.baseURI).href
  readonly #geometry = new CapsuleGeometry(0.018, 0.09, 6, 16).rotateX(Math.PI / 2)
  readonly #material = new MeshStandardMaterial({ color: '#5a6068', roughness: 0.6 })
  readonly #loader = new GLTFLoader()
  readonly #stops: (() => void)[] = []
  readonly #held: readonly Held[]
  #isClosed = false

  constructor(hands: Hands) {
    const path = `${this.#path}/generic-hand/`
    const bare = new XRHandModelFactory(makeLoader(path), plain)
    bare.setPath(path)
    this.#held = hands.all.map((hand) => {
      const { grip, joints } = hand
      const handle = new Mesh(this.#geometry, this.#material)
      raise(handle)
      const held: Held = { hand, handle, model: null, name: '-' }
      const fingers = bare.createHandModel(joints, 'mesh')
      const connect = ({ data }: { data: XRInputSource }): void => this.#hold(held, data)
      grip.addEventListener('connected', connect)
      grip.add(handle)
      joints.add(fingers)
      this.#stops.push(() => {
        grip.removeEventListener('connected', connect)
        grip.remove(handle)
        joints.remove(fingers)
        held.model?.dispose()
      })
      return held
    })
  }

  /**
   * Moves the buttons.
   * @frame
   */
  step(): void {
    for (let i = 0; i < this.#held.length; i++) {
      const { hand, model } = this.#held[i]
      const gamepad = hand.source?.gamepad
      if (model && gamepad) model.step(gamepad)
    }
  }

  close(): void {
    this.#isClosed = true
    for (const stop of this.#stops) stop()
    this.#geometry.dispose()
    this.#material.dispose()
  }

  #hold(held: Held, source: XRInputSource): void {
    const name = nameOf(source)
    if (name !== '' && name !== held.name) void this.#load(held, source, name)
    dress(held)
  }

  async #load(held: Held, source: XRInputSource, name: string): Promise<void> {
    held.model?.dispose()
    held.model = null
    held.name = name
    try {
      const model = await loadController(source, this.#path, this.#loader)
      // Another one was taken up meanwhile, or all was laid down.
      if (held.name !== name || this.#isClosed) {
        model.dispose()
        return
      }
      held.model = model
      plain(model.object)
      held.hand.grip.add(model.object)
      dress(held)
    } catch (error) {
      sayMissing(error instanceof Error ? error.message : String(error))
    }
  }
}

/** Shows what the hand holds now; a bare hand holds nothing. */
function dress({ hand, handle, model, name }: Held): void {
  const isHeld = hand.source !== null && nameOf(hand.source) === name
  handle.visible = isHeld && model === null
  if (model) model.object.visible = isHeld
}

/** What tells one model from another; empty for what has none. */
function nameOf({ handedness, profiles, hand, targetRayMode }: XRInputSource): string {
  if (hand || targetRayMode !== 'tracked-pointer') return ''
  return `${handedness} ${profiles.join(' ')}`
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
  loader.load = (url, done, progress) => load(url, done, progress, () => sayMissing(url))
  return loader
}

function sayMissing(where: string): void {
  addProblem({
    from: 'page',
    severity: 'warning',
    text: 'The model of a controller or a hand could not be loaded; it works all the same.',
    where,
    advice: `Copy the folder ${folder} of the build to where the page is.`,
  })
}
