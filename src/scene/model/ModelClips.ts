import { AnimationMixer, type AnimationAction, type AnimationClip, type Object3D } from 'three'
import { ClipTable } from '#twin/ClipTable.ts'
import type { PartTable } from '#twin/PartTable.ts'
import { composeAffine } from './localMatrix.ts'

/**
 * Plays the clips of a model on its original hierarchy, which is not drawn, and hands the local matrices of the nodes that
 * move to the part table, so that clips and behaviours add up.
 */
export class ModelClips {
  readonly table: ClipTable
  readonly #mixer: AnimationMixer
  readonly #actions: AnimationAction[]
  readonly #moved: { object: Object3D; row: number }[] = []
  readonly #local = new Float32Array(12)
  #isFirst = true

  /** `rowOf` tells the row of an object of the rig, or -1. */
  constructor(rig: Object3D, clips: readonly AnimationClip[], rowOf: (object: Object3D) => number) {
    this.table = new ClipTable(clips)
    this.#mixer = new AnimationMixer(rig)
    this.#actions = clips.map((clip) => this.#mixer.clipAction(clip))
    for (const action of this.#actions) action.play()
    const names = new Set(clips.flatMap((clip) => clip.tracks).map((track) => targetOf(track.name)))
    rig.traverse((object) => {
      if (!names.has(object.name) && !names.has(object.uuid)) return
      // A piece of a mesh morphs without a row of its own: then the row above it says that there is something to draw.
      let owner: Object3D | null = object
      while (owner && rowOf(owner) < 0) owner = owner.parent
      if (owner) this.#moved.push({ object: owner, row: rowOf(owner) })
    })
  }

  /**
   * One step of `seconds`. A clip that stands still costs nothing.
   * @frame
   */
  update(seconds: number, parts: PartTable): void {
    const { speed, position, duration } = this.table
    let isMoving = this.#isFirst
    this.#isFirst = false
    for (let i = 0; i < this.#actions.length; i++) {
      const action = this.#actions[i]
      const length = duration[i]
      let time = action.time
      if (!Number.isNaN(position[i])) time = Math.min(1, Math.max(0, position[i])) * length
      else if (length > 0 && speed[i] !== 0) time = wrap(time + seconds * speed[i], length)
      if (time !== action.time) isMoving = true
      action.time = time
    }
    if (!isMoving) return
    this.#mixer.update(0)
    for (let i = 0; i < this.#moved.length; i++) {
      const { object, row } = this.#moved[i]
      const { position: p, quaternion: q, scale: s } = object
      scratchMove[0] = p.x
      scratchMove[1] = p.y
      scratchMove[2] = p.z
      scratchScale[0] = s.x
      scratchScale[1] = s.y
      scratchScale[2] = s.z
      scratchTurn[0] = q.x
      scratchTurn[1] = q.y
      scratchTurn[2] = q.z
      scratchTurn[3] = q.w
      composeAffine(this.#local, 0, scratchMove, scratchTurn, scratchScale)
      parts.motions.setLocal(row, this.#local)
    }
  }

  dispose(): void {
    this.#mixer.stopAllAction()
    this.#mixer.uncacheRoot(this.#mixer.getRoot())
  }
}

const scratchMove = new Float64Array(3)
const scratchTurn = new Float64Array(4)
const scratchScale = new Float64Array(3)

/** @frame */
function wrap(time: number, length: number): number {
  const rest = time % length
  return rest < 0 ? rest + length : rest
}

/** `name.position` → `name`. */
function targetOf(track: string): string {
  return track.slice(0, track.lastIndexOf('.'))
}
