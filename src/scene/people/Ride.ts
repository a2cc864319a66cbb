import { Euler, Quaternion, Vector3, type PerspectiveCamera } from 'three'
import { PoseAt, poseStride } from '#people/PoseAt.ts'
import type { PoseTable } from '#people/PoseTable.ts'
import { stopFollowing, useFollowing } from '#state/following.ts'
import { flyTo, useStage } from '#state/stage.ts'
import { ride } from '../ride.ts'
import { isForPicture } from '../isForPicture.ts'

/** Seconds in which most of a difference is made up for: a head in a headset is never still. */
const placeLag = 0.14
const turnLag = 0.2
/** Metres at which the camera turns about something when the person takes it back. */
const before = 4
/** Keys that move the own camera, and Escape. */
const ownKeys = /^(Arrow|Digit|Numpad|Key[WASDQEFGL]$|Home$|Equal$|Minus$|Escape$)/

const head = new Vector3()
const turn = new Quaternion()
const level = new Euler(0, 0, 0, 'YXZ')
const ahead = new Vector3()

const letGo = (): void => stopFollowing()

/** Looks through somebody's eyes, without the roll of their head, until the person moves the camera: then it is theirs from there. */
export class Ride {
  readonly #poses: PoseTable
  readonly #stops = new AbortController()
  readonly #unsubscribe: (() => void)[]
  #camera: PerspectiveCamera | null = null

  /** `place`: what takes the pointer and the keys of the picture. */
  constructor(poses: PoseTable, place: HTMLElement) {
    this.#poses = poses
    const { signal } = this.#stops
    // Before the camera's own listeners, which find it where it was left.
    for (const name of ['pointerdown', 'wheel'] as const) {
      place.addEventListener(name, letGo, { signal, capture: true, passive: true })
    }
    window.addEventListener(
      'keydown',
      (event) => {
        if (useFollowing.getState().id === null || !ownKeys.test(event.code)) return
        if (event.ctrlKey || event.metaKey || !isForPicture(place)) return
        if (event.code === 'Escape') event.stopImmediatePropagation()
        letGo()
      },
      { signal, capture: true },
    )
    this.#unsubscribe = [
      useFollowing.subscribe(({ id }, was) => id !== was.id && this.#change(id)),
      useStage.subscribe((now, was) => {
        if (now.flight !== was.flight || now.mode !== was.mode) letGo()
      }),
    ]
    this.#change(useFollowing.getState().id)
  }

  close(): void {
    this.#stops.abort()
    for (const stop of this.#unsubscribe) stop()
    if (ride.step === this.#step) ride.step = null
  }

  #change(id: string | null): void {
    // On a wall the camera is somebody else's.
    const wasMine = ride.step === this.#step
    if (id !== null) ride.step = this.#step
    else if (wasMine) ride.step = null
    if (!wasMine || id !== null || !this.#camera) return
    const { position } = this.#camera
    this.#camera.getWorldDirection(ahead).multiplyScalar(before).add(position)
    const { x, y, z } = position
    flyTo({ view: { position: [x, y, z], target: [ahead.x, ahead.y, ahead.z] }, instant: true })
  }

  /** @frame */
  readonly #step = (camera: PerspectiveCamera, seconds: number): boolean => {
    this.#camera = camera
    const { id } = useFollowing.getState()
    const row = id === null ? -1 : this.#poses.rowOf(id)
    if (row < 0) return false
    const { at } = this.#poses
    const from = row * poseStride + PoseAt.head
    turn.set(at[from + 3], at[from + 4], at[from + 5], at[from + 6])
    if (turn.lengthSq() < 0.5) return false
    level.setFromQuaternion(turn)
    level.z = 0
    turn.setFromEuler(level)
    head.set(at[from], at[from + 1], at[from + 2])
    const far = camera.position.distanceTo(head)
    const angle = camera.quaternion.angleTo(turn)
    if (far < 5e-4 && angle < 5e-4) return false
    camera.position.lerp(head, 1 - Math.exp(-seconds / placeLag))
    camera.quaternion.slerp(turn, 1 - Math.exp(-seconds / turnLag))
    return true
  }
}
