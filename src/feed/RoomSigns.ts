import { cellOf } from '#people/cells.ts'
import { makePose } from '#people/Pose.ts'
import { readPose } from '#people/poseBytes.ts'
import { noKey } from '#people/roomTopics.ts'
import type { RoomCrowd } from './RoomCrowd.ts'

export type RoomSignsParts = {
  crowd: RoomCrowd
  /** Seconds. */
  now: () => number
  mayShow: (family: 'pose' | 'mark') => boolean
  publish: (family: 'pose' | 'mark', key: string, payload: Uint8Array) => void
}

const encoder = new TextEncoder()

/** Where this person is and what they point at: told when it changes, and again to those who come. */
export class RoomSigns {
  readonly #parts: RoomSignsParts
  readonly #pose = makePose()
  #mark = ''
  #lastPose: Uint8Array | null = null

  constructor(parts: RoomSignsParts) {
    this.#parts = parts
  }

  tellPose(bytes: Uint8Array): void {
    if (Number.isNaN(readPose(bytes, this.#pose))) return
    this.#lastPose = bytes
    const { crowd, now, mayShow, publish } = this.#parts
    const { head } = this.#pose
    const keys = crowd.keysFor(cellOf(head[0], head[2]), now())
    if (mayShow('pose')) for (const key of keys) publish('pose', key, bytes)
  }

  tellMark(text: string): void {
    this.#mark = text
    const { mayShow, publish } = this.#parts
    if (text !== '' && mayShow('mark')) publish('mark', noKey, encoder.encode(text))
  }

  /** What those who come need besides the card. */
  tellAll(): void {
    this.tellMark(this.#mark)
    const { mayShow, publish } = this.#parts
    if (!this.#lastPose || !mayShow('pose')) return
    readPose(this.#lastPose, this.#pose)
    publish('pose', cellOf(this.#pose.head[0], this.#pose.head[2]), this.#lastPose)
  }
}
