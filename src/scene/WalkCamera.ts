import { Euler, type PerspectiveCamera, type Vector3 } from 'three'
import { Ground } from './Ground.ts'
import type { Keys } from './Keys.ts'
import { Picker } from './Picker.ts'
import { standInTheOpen } from './standInTheOpen.ts'
import type { ThumbStick } from './ThumbStick.ts'
import { Walker } from './Walker.ts'
import type { World } from './World.ts'

const steepest = (85 * Math.PI) / 180

/**
 * The camera of somebody on foot: drag looks (or the mouse alone while it is locked), WASD, arrows or the thumb-stick walk, Shift
 * runs.
 */
export class WalkCamera {
  enabled = false
  readonly #camera: PerspectiveCamera
  readonly #element: HTMLElement
  readonly #turn = new Euler(0, 0, 0, 'YXZ')
  readonly #stop: () => void
  #world: World
  #walker: Walker
  #looked = false

  constructor(camera: PerspectiveCamera, element: HTMLElement, world: World) {
    this.#camera = camera
    this.#element = element
    this.#world = world
    this.#walker = new Walker(new Ground(world))
    this.#stop = this.#listen()
  }

  /** Puts the person into another world, where they are when that is possible. */
  setWorld(world: World): void {
    const { feet, yaw, pitch } = this.#walker
    this.#world = world
    this.#walker = new Walker(new Ground(world))
    this.#walker.yaw = yaw
    this.#walker.pitch = pitch
    if (this.enabled) this.#walker.place(feet.x, feet.y + 0.3, feet.z)
  }

  /** Steps onto the floor near a point (what the other camera looked at), looking at it, or around from an overview. */
  enter(near: Vector3): void {
    const { position } = this.#camera
    const walker = this.#walker
    walker.yaw =
      standInTheOpen(walker, new Picker(this.#world), position, near) ??
      Math.atan2(position.x - near.x, position.z - near.z)
    walker.pitch = -0.06
    this.enabled = true
    this.#looked = true
    this.#camera.near = 0.06
    this.#camera.fov = this.#camera.aspect < 1 ? 74 : 60
    this.#camera.updateProjectionMatrix()
  }

  leave(): void {
    this.enabled = false
    this.unlock()
  }

  /** Walks to a point on the floor by itself. */
  walkTo(point: Vector3): void {
    this.#walker.goal.copy(point)
  }

  /** Locks the mouse for looking around; Escape gives it back. */
  lock(): void {
    if (this.isLocked) this.unlock()
    // Refused without a gesture, or where there is no mouse: looking by dragging goes on.
    else void Promise.resolve(this.#element.requestPointerLock()).catch(() => undefined)
  }

  unlock(): void {
    if (this.isLocked) document.exitPointerLock()
  }

  get isLocked(): boolean {
    return document.pointerLockElement === this.#element
  }

  /**
   * One step. Returns whether the camera moved.
   * @frame
   */
  update(seconds: number, keys: Keys, stick: ThumbStick): boolean {
    if (!this.enabled) return false
    const walker = this.#walker
    const turn = keys.axis('KeyE', 'KeyQ')
    const ahead = keys.axis('KeyS', 'KeyW') + keys.axis('ArrowDown', 'ArrowUp') + stick.ahead
    const aside = keys.axis('KeyA', 'KeyD') + keys.axis('ArrowLeft', 'ArrowRight') + stick.aside
    const fast = keys.isShift || stick.isFull
    walker.yaw += turn * seconds * 1.6
    const x = this.#camera.position.x
    const y = this.#camera.position.y
    const z = this.#camera.position.z
    walker.step(seconds, clamp(ahead), clamp(aside), fast)
    this.#camera.position.set(walker.feet.x, walker.eye, walker.feet.z)
    this.#turn.set(walker.pitch, walker.yaw, 0)
    this.#camera.quaternion.setFromEuler(this.#turn)
    const at = this.#camera.position
    const moved = this.#looked || turn !== 0 || at.x !== x || at.y !== y || at.z !== z
    this.#looked = false
    return moved
  }

  /** A point in front of the eyes. */
  readTarget(out: Vector3, metres: number): Vector3 {
    this.#camera.getWorldDirection(out)
    return out.multiplyScalar(metres).add(this.#camera.position)
  }

  close(): void {
    this.unlock()
    this.#stop()
  }

  #look(dx: number, dy: number): void {
    const walker = this.#walker
    walker.yaw += dx
    walker.pitch = Math.min(steepest, Math.max(-steepest, walker.pitch + dy))
    this.#looked = true
  }

  #listen(): () => void {
    const element = this.#element
    let dragging = -1
    const down = (event: PointerEvent): void => {
      if (!this.enabled || dragging >= 0) return
      dragging = event.pointerId
      element.setPointerCapture(event.pointerId)
    }
    const move = (event: PointerEvent): void => {
      if (!this.enabled) return
      // A full sweep over the picture's height turns about its own field of view, under a finger as if it held the place.
      const scale = (this.#camera.fov * Math.PI) / 180 / Math.max(1, element.clientHeight)
      if (this.isLocked) this.#look(-event.movementX * scale * 1.6, -event.movementY * scale * 1.6)
      else if (event.pointerId === dragging) {
        this.#look(event.movementX * scale * 1.4, event.movementY * scale * 1.4)
      }
    }
    const end = (event: PointerEvent): void => {
      if (event.pointerId === dragging) dragging = -1
    }
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', end)
    element.addEventListener('pointercancel', end)
    return () => {
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', end)
      element.removeEventListener('pointercancel', end)
    }
  }
}

function clamp(value: number): number {
  return Math.min(1, Math.max(-1, value))
}
