import type { PerspectiveCamera, Scene, WebGLRenderer } from 'three'
import { groundName } from '#scene/GroundDisc.tsx'
import type { World } from '#scene/World.ts'
import { setHeadset, useHeadset, worn } from '#state/headset.ts'
import { useStage, type CameraPlace } from '#state/stage.ts'
import { ArcView } from './ArcView.ts'
import type { Gear } from './Gear.ts'
import { gearMakers } from './gearMakers.ts'
import { Notices } from './guard/Notices.ts'
import { HandModels } from './HandModels.ts'
import { Hands, type Hand, type HandAct } from './Hands.ts'
import { Locomotion } from './Locomotion.ts'
import { Origin } from './Origin.ts'
import { RealRoom } from './place/RealRoom.ts'
import { Rays } from './Rays.ts'
import { Vignette } from './Vignette.ts'

/** A step longer than this, in seconds, is not taken at once: the picture stood still. */
const longest = 0.1

/** Everything of the person in the headset. It is made once and stays for all sessions of a picture. */
export class Wearer {
  readonly origin = new Origin()
  readonly hands: Hands
  readonly locomotion: Locomotion
  readonly room: RealRoom
  readonly rays: Rays
  readonly gear: readonly Gear[]
  readonly gl: WebGLRenderer
  readonly scene: Scene
  readonly camera: PerspectiveCamera
  readonly #models: HandModels
  readonly #arc = new ArcView()
  readonly #vignette = new Vignette()
  readonly #notices = new Notices()
  #world: World
  #isPlaced = false
  #isOn = false
  #isResting = false

  constructor(gl: WebGLRenderer, scene: Scene, camera: PerspectiveCamera, world: World) {
    this.gl = gl
    this.scene = scene
    this.camera = camera
    this.#world = world
    this.hands = new Hands(gl.xr, this.origin.group, (hand, act) => this.#act(hand, act))
    this.#models = new HandModels(this.hands)
    this.locomotion = new Locomotion(this.origin, world)
    this.room = new RealRoom(gl.xr, this.origin)
    this.rays = new Rays(this.hands, this.origin.group, world)
    this.origin.group.add(this.#vignette.object, this.#notices.strip.object)
    this.gear = gearMakers.map((make) => make(this))
    gl.xr.addEventListener('sessionstart', this.#start)
    gl.xr.addEventListener('sessionend', this.#end)
    gl.domElement.addEventListener('webglcontextlost', this.#lose)
  }

  /** Puts the picture into a session. Fails when the headset does not take it. */
  async enter(session: XRSession): Promise<void> {
    const { xr } = this.gl
    const hasFloor = session.enabledFeatures?.includes('local-floor') ?? true
    xr.setReferenceSpaceType(hasFloor ? 'local-floor' : 'local')
    await xr.setSession(session)
  }

  /** The plant that the person is in now. */
  get world(): World {
    return this.#world
  }

  setWorld(world: World): void {
    this.#world = world
    this.locomotion.setWorld(world)
    this.rays.setWorld(world)
    for (const gear of this.gear) gear.setWorld?.(world)
  }

  /**
   * One frame before it is drawn: where the head and the hands are, where the sticks carry them, what they point at.
   * @frame
   */
  step(delta: number): void {
    if (!this.#isOn || !this.origin.readHead(this.gl.xr)) return
    const seconds = Math.min(longest, delta)
    const { settings, visibility } = useHeadset.getState()
    if (!this.#isPlaced) {
      this.#isPlaced = true
      const { camera, mode } = useStage.getState()
      this.locomotion.enter(camera ?? beginning, mode === 'walk', settings)
    }
    const { locomotion, rays, origin } = this
    if (visibility === 'visible') {
      this.#isResting = false
      locomotion.step(seconds, this.hands, settings)
      this.room.step()
      origin.update()
      this.#stepGear(seconds)
      rays.update(settings.hand, origin.eyes, locomotion.aiming)
    } else {
      if (!this.#isResting) this.#rest()
      locomotion.stop()
      origin.update()
      rays.rest()
    }
    this.#models.step()
    this.#notices.step(seconds, origin.head, this.gl.xr.getCamera().quaternion)
    if (locomotion.aiming) this.#arc.show(locomotion.arc)
    else this.#arc.hide()
    this.#vignette.step(seconds, locomotion.isGliding && settings.vignette)
    worn.head[0] = origin.eyes.x
    worn.head[1] = origin.eyes.y
    worn.head[2] = origin.eyes.z
    worn.yaw = origin.yaw
    worn.floor = locomotion.floor
    worn.scale = origin.scale
  }

  close(): void {
    const { xr } = this.gl
    xr.removeEventListener('sessionstart', this.#start)
    xr.removeEventListener('sessionend', this.#end)
    this.gl.domElement.removeEventListener('webglcontextlost', this.#lose)
    if (this.#isOn) {
      this.#end()
      useHeadset.getState().leave()
    }
    for (const gear of this.gear) gear.close()
    this.rays.close()
    this.#models.close()
    this.hands.close()
    this.#arc.dispose()
    this.#vignette.dispose()
    this.#notices.close()
  }

  #start = (): void => {
    this.#isOn = true
    this.#isPlaced = false
    this.origin.attach(this.camera, this.scene)
    this.scene.add(this.#arc.object)
    this.#showGround(useHeadset.getState().mode !== 'ar')
    this.#isResting = false
    this.#notices.start()
    for (const gear of this.gear) gear.start?.()
  }

  #end = (): void => {
    this.#isOn = false
    this.#notices.end()
    for (const gear of this.gear) gear.end?.()
    this.room.end()
    this.locomotion.stop()
    this.rays.rest()
    this.#arc.hide()
    this.#arc.object.removeFromParent()
    this.origin.detach()
    this.#showGround(true)
    worn.head.fill(NaN)
    worn.yaw = NaN
    worn.floor = NaN
    worn.scale = 1
  }

  /** A picture that stands still before the eyes makes ill: out of it at once, and the page says why. */
  #lose = (): void => {
    if (!this.#isOn) return
    setHeadset({
      words:
        'The browser took the graphics away (GPU context lost), so the headset was left. The page goes on: enter again when its picture is back.',
    })
    useHeadset.getState().leave()
  }

  /**
   * The system has taken the input: what was pressed or held is let go.
   * @frame
   */
  #rest(): void {
    this.#isResting = true
    for (let i = 0; i < this.gear.length; i++) this.gear[i].rest?.()
  }

  /** In AR the real floor is seen instead. */
  #showGround(isShown: boolean): void {
    const ground = this.scene.getObjectByName(groundName)
    if (ground) ground.visible = isShown
  }

  /** @frame */
  #stepGear(seconds: number): void {
    const { gear, hands } = this
    for (let i = 0; i < gear.length; i++) gear[i].step(seconds)
    for (let h = 0; h < hands.all.length; h++) {
      const hand = hands.all[h]
      hand.gear = null
      hand.reach = 0
      if (hand.source === null || hand === this.locomotion.aiming) continue
      for (let i = 0; i < gear.length && hand.gear === null; i++) {
        if (gear[i].wants?.(hand)) hand.gear = gear[i]
      }
    }
  }

  #act(hand: Hand, act: HandAct): void {
    if (useHeadset.getState().visibility !== 'visible' || hand === this.locomotion.aiming) return
    for (const gear of this.gear) if (gear.act?.(hand, act)) return
    if (act !== 'select' || hand.gear) return
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
