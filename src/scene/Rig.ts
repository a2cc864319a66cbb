import { Box3, Vector3, type PerspectiveCamera } from 'three'
import { usePlant } from '#state/plant.ts'
import { useSelection } from '#state/selection.ts'
import { flyTo, setCamera, setMode, useStage, type CameraPlace, type Flight } from '#state/stage.ts'
import { nodesOf } from './attachHighlights.ts'
import type { Keys } from './Keys.ts'
import { OrbitCamera } from './OrbitCamera.ts'
import { Picker } from './Picker.ts'
import { ride } from './ride.ts'
import { standAside } from './standAside.ts'
import { ThumbStick } from './ThumbStick.ts'
import { WalkCamera } from './WalkCamera.ts'
import type { World } from './World.ts'

/** The two cameras, and what the page asks of them through `useStage`: mode, flights, the pose for a link. */
export class Rig {
  readonly orbit: OrbitCamera
  readonly walk: WalkCamera
  readonly #camera: PerspectiveCamera
  readonly #keys: Keys
  readonly #stick: ThumbStick
  readonly #stops: (() => void)[]
  readonly #box = new Box3()
  readonly #target = new Vector3()
  readonly #ahead = new Vector3()
  #world: World
  #picker: Picker
  #isPlaced = false
  #overviews = 0
  #moved = true

  constructor(
    camera: PerspectiveCamera,
    element: HTMLElement,
    host: HTMLElement,
    keys: Keys,
    world: World,
  ) {
    this.#camera = camera
    this.#keys = keys
    this.#world = world
    this.#picker = new Picker(world)
    this.orbit = new OrbitCamera(camera, element)
    this.walk = new WalkCamera(camera, element, world)
    this.#stick = new ThumbStick(host)
    this.#stops = [
      useStage.subscribe((stage, before) => {
        if (stage.mode !== before.mode) this.#enter(stage.mode)
        if (stage.flight !== null && stage.flight !== before.flight) this.#fly(stage.flight)
      }),
    ]
  }

  /** Another world: new limits, and the first picture of it. `start` is a pose to begin with. */
  setWorld(world: World, start: CameraPlace | undefined): void {
    this.#world = world
    this.#picker = new Picker(world)
    this.orbit.setWorld(world.box)
    this.walk.setWorld(world)
    const { overviewAsked } = useStage.getState()
    if (overviewAsked !== this.#overviews) this.#isPlaced = false
    if (world.box.isEmpty() || this.#isPlaced) return
    this.#isPlaced = true
    this.#overviews = overviewAsked
    this.#moved = true
    // A pose from a link is for what was there first.
    const pose = overviewAsked === 0 ? start : undefined
    const view = usePlant.getState().twin?.views[0]
    if (pose) this.orbit.lookAt(pose.position, pose.target, true)
    else if (view) this.orbit.lookAtView(view, true)
    else this.orbit.home(true)
    const { mode, flight } = useStage.getState()
    if (flight !== null) this.#fly(flight)
    if (mode === 'walk') this.#enter('walk')
  }

  /**
   * One step of the camera in use. Returns whether it moved.
   * @frame
   */
  update(seconds: number): boolean {
    const moved = ride.step
      ? ride.step(this.#camera, seconds)
      : this.walk.enabled
        ? this.walk.update(seconds, this.#keys, this.#stick)
        : this.orbit.update(seconds, this.#keys)
    if (moved) this.#moved = true
    return moved
  }

  /** Tells the page where the camera is, when it has moved; on the pulse. */
  tell(): void {
    if (!this.#moved) return
    this.#moved = false
    const { x, y, z } = this.#camera.position
    if (this.walk.enabled) this.walk.readTarget(this.#target, 4)
    else this.orbit.readTarget(this.#target)
    setCamera({
      position: [round(x), round(y), round(z)],
      target: [round(this.#target.x), round(this.#target.y), round(this.#target.z)],
    })
  }

  /** What the shortcuts of the cameras do; returns whether the key was one of them. */
  press(event: KeyboardEvent): boolean {
    if (event.repeat) return false
    const view = /^Digit[1-9]$/.test(event.code) ? Number(event.code.slice(5)) : 0
    const { views } = usePlant.getState().twin ?? { views: [] }
    if (view > 0 && views[view - 1]) flyTo({ view: views[view - 1] })
    else if (event.code === 'Home') this.#home()
    else if (event.code === 'KeyF') this.focus()
    else if (event.code === 'KeyG' && !event.shiftKey) setMode(this.walk.enabled ? 'orbit' : 'walk')
    else if (event.code === 'KeyL' && this.walk.enabled) this.walk.lock()
    else if (event.code === 'Escape' && this.walk.enabled) setMode('orbit')
    else return false
    return true
  }

  /** Goes to what is selected; to everything when nothing is. */
  focus(): void {
    const { part, asset } = useSelection.getState()
    if (part !== null) this.#fly({ id: 0, parts: [part] })
    else if (asset !== null) this.#fly({ id: 0, parts: nodesOf(asset) })
    else this.#home()
  }

  /** Goes to the part under a ray: fills the picture with it, or comes closer when it is as large as a floor. */
  goTo(item: number, point: Vector3): void {
    if (this.walk.enabled) {
      this.walk.walkTo(point)
      return
    }
    const size = this.#world.boxOf([this.#world.partOf(item)], this.#box).getSize(this.#ahead)
    const all = this.#world.box.getSize(this.#target)
    if (size.length() > all.length() * 0.4) this.orbit.approach(point, isCalm())
    else this.orbit.fit(this.#box, isCalm())
  }

  close(): void {
    for (const stop of this.#stops) stop()
    this.walk.close()
    this.orbit.close()
    this.#stick.close()
  }

  #home(): void {
    if (this.walk.enabled) setMode('orbit')
    this.orbit.home(isCalm())
  }

  #fly({ view, parts, beside, instant }: Flight): void {
    if (this.walk.enabled) setMode('orbit')
    const atOnce = instant === true || isCalm()
    const aside = beside && standAside(beside, this.#picker)
    if (aside) this.orbit.lookAt(aside.position, aside.target, atOnce)
    else if (view && 'id' in view) this.orbit.lookAtView(view, atOnce)
    else if (view) this.orbit.lookAt(view.position, view.target, atOnce)
    else if (parts) this.orbit.fit(this.#world.boxOf(parts, this.#box), atOnce)
    this.#moved = true
  }

  #enter(mode: 'orbit' | 'walk'): void {
    this.#moved = true
    if (mode === 'walk' && !this.walk.enabled) {
      this.orbit.enabled = false
      this.walk.enter(this.orbit.readTarget(this.#target))
      this.#stick.show(navigator.maxTouchPoints > 0 && matchMedia('(pointer: coarse)').matches)
    }
    if (mode === 'orbit' && this.walk.enabled) {
      this.walk.leave()
      this.#stick.show(false)
      this.orbit.enabled = true
      this.orbit.setWorld(this.#world.box)
      const { position } = this.#camera
      this.#camera.getWorldDirection(this.#ahead)
      const hit = this.#picker.cast(position, this.#ahead, 12) >= 0
      this.walk.readTarget(this.#target, hit ? Math.max(1, this.#picker.far) : 5)
      const { x, y, z } = this.#target
      this.orbit.lookAt([position.x, position.y, position.z], [x, y, z], true)
    }
  }
}

/** Whether the person asked the system for less motion: flights are then jumps. */
function isCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}

function round(metres: number): number {
  return Math.round(metres * 1000) / 1000
}
