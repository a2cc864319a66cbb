import type { PerspectiveCamera, Scene, WebGLRenderer } from 'three'
import { groundName } from '#scene/GroundDisc.tsx'
import type { World } from '#scene/World.ts'
import { useHeadset, worn } from '#state/headset.ts'
import { useStage, type CameraPlace } from '#state/stage.ts'
import { ArcView } from './ArcView.ts'
import { HandModels } from './HandModels.ts'
import { Hands, type Hand } from './Hands.ts'
import { Locomotion } from './Locomotion.ts'
import { Origin } from './Origin.ts'
import { Rays } from './Rays.ts'
import { Vignette } from './Vignette.ts'

/** A step longer than this, in seconds, is not taken at once: the picture stood still. */
const longest = 0.1

/** Everything of the person in the headset. It is made once and stays for all sessions of a picture. */
export class Wearer {
  readonly origin = new Origin()
  readonly hands: Hands
  readonly locomotion: Locomotion
  readonly rays: Rays
  readonly #gl: WebGLRenderer
  readonly #scene: Scene
  readonly #camera: PerspectiveCamera
  readonly #models: HandModels
  readonly #arc = new ArcView()
  readonly #vignette = new Vignette()
  #isPlaced = false
  #isOn = false

  constructor(gl: WebGLRenderer, scene: Scene, camera: PerspectiveCamera, world: World) {
    this.#gl = gl
    this.#scene = scene
    this.#camera = camera
    this.hands = new Hands(gl.xr, this.origin.group, (hand) => this.#press(hand))
    this.#models = new HandModels(this.hands)
    this.locomotion = new Locomotion(this.origin, world)
    this.rays = new Rays(this.hands, this.origin.group, world)
    this.origin.group.add(this.#vignette.object)
    gl.xr.addEventListener('sessionstart', this.#start)
    gl.xr.addEventListener('sessionend', this.#end)
  }

  /** Puts the picture into a session. Fails when the headset does not take it. */
  async enter(session: XRSession): Promise<void> {
    const { xr } = this.#gl
    const hasFloor = session.enabledFeatures?.includes('local-floor') ?? true
    xr.setReferenceSpaceType(hasFloor ? 'local-floor' : 'local')
    xr.setFoveation(1)
    await xr.setSession(session)
  }

  setWorld(world: World): void {
    this.locomotion.setWorld(world)
    this.rays.setWorld(world)
  }

  /**
   * One frame before it is drawn: where the head and the hands are, where the sticks carry them, what they point at.
   * @frame
   */
  step(delta: number): void {
    if (!this.#isOn || !this.origin.readHead(this.#gl.xr)) return
    const seconds = Math.min(longest, delta)
    const { settings, visibility } = useHeadset.getState()
    if (!this.#isPlaced) {
      this.#isPlaced = true
      const { camera, mode } = useStage.getState()
      this.locomotion.enter(camera ?? beginning, mode === 'walk', settings)
    }
    const { locomotion, rays, origin } = this
    if (visibility === 'visible') {
      locomotion.step(seconds, this.hands, settings)
      origin.group.updateMatrixWorld()
      rays.update(settings.hand, origin.eyes, locomotion.aiming)
    } else {
      locomotion.stop()
      origin.group.updateMatrixWorld()
      rays.rest()
    }
    if (locomotion.aiming) this.#arc.show(locomotion.arc)
    else this.#arc.hide()
    this.#vignette.step(seconds, locomotion.isGliding && settings.vignette)
    worn.head[0] = origin.eyes.x
    worn.head[1] = origin.eyes.y
    worn.head[2] = origin.eyes.z
    worn.yaw = origin.yaw
    worn.floor = locomotion.floor
  }

  close(): void {
    const { xr } = this.#gl
    xr.removeEventListener('sessionstart', this.#start)
    xr.removeEventListener('sessionend', this.#end)
    if (this.#isOn) {
      this.#end()
      useHeadset.getState().leave()
    }
    this.rays.close()
    this.#models.close()
    this.hands.close()
    this.#arc.dispose()
    this.#vignette.dispose()
  }

  #start = (): void => {
    this.#isOn = true
    this.#isPlaced = false
    this.origin.attach(this.#camera, this.#scene)
    this.#scene.add(this.#arc.object)
    this.#showGround(useHeadset.getState().mode !== 'ar')
  }

  #end = (): void => {
    this.#isOn = false
    this.locomotion.stop()
    this.rays.rest()
    this.#arc.hide()
    this.#arc.object.removeFromParent()
    this.origin.detach()
    this.#showGround(true)
    worn.head.fill(NaN)
    worn.yaw = NaN
    worn.floor = NaN
  }

  /** In AR the real floor is seen instead. */
  #showGround(isShown: boolean): void {
    const ground = this.#scene.getObjectByName(groundName)
    if (ground) ground.visible = isShown
  }

  #press(hand: Hand): void {
    if (useHeadset.getState().visibility !== 'visible' || hand === this.locomotion.aiming) return
    // A bare hand has no stick: a pinch at the floor goes there.
    if (hand.source?.hand && this.rays.meetsFloor(hand)) {
      if (this.locomotion.canStand(this.rays.point)) this.locomotion.teleport(this.rays.point)
      return
    }
    this.rays.press(hand)
  }
}

/** Before the page's camera has come to rest once. */
const beginning: CameraPlace = { position: [0, 1.7, 6], target: [0, 1, 0] }
