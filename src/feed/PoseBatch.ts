import { makePose, type Pose } from '#people/Pose.ts'

/** Poses at most in a batch. */
const size = 512
/** Numbers a pose. */
const stride = 26

/**
 * Poses on their way from worker to page: typed arrays over one ArrayBuffer, which is transferred there and back. When more come than it
 * holds, the oldest are overwritten.
 */
export class PoseBatch {
  readonly buffer: ArrayBuffer
  /** When they came, milliseconds on the worker's clock. */
  readonly times: Float64Array
  /** What the sender's own clock said, seconds. */
  readonly sent: Float64Array
  /** Whose they are, by their numbers. */
  readonly numbers: Uint32Array
  readonly #poses: Float32Array
  #taken = 0

  /** Pass a buffer that came back to use it again. */
  constructor(buffer: ArrayBuffer = new ArrayBuffer(size * (8 + 8 + 4 + stride * 4))) {
    this.buffer = buffer
    this.times = new Float64Array(buffer, 0, size)
    this.sent = new Float64Array(buffer, size * 8, size)
    this.numbers = new Uint32Array(buffer, size * 16, size)
    this.#poses = new Float32Array(buffer, size * 20, size * stride)
  }

  get count(): number {
    return Math.min(this.#taken, size)
  }

  put(number: number, pose: Pose, sent: number, time: number): void {
    const i = this.#taken++ % size
    this.numbers[i] = number
    this.sent[i] = sent
    this.times[i] = time
    const at = i * stride
    const poses = this.#poses
    poses.set(pose.head, at)
    poses.set(pose.left, at + 7)
    poses.set(pose.right, at + 14)
    poses.set(pose.point, at + 21)
    poses[at + 24] = pose.flags
    poses[at + 25] = pose.scale
  }

  /** The pose at `i`; the same object each time, with other numbers. */
  read(i: number): Pose {
    const poses = this.#poses
    const at = i * stride
    for (let k = 0; k < 7; k++) {
      read.head[k] = poses[at + k]
      read.left[k] = poses[at + 7 + k]
      read.right[k] = poses[at + 14 + k]
    }
    for (let k = 0; k < 3; k++) read.point[k] = poses[at + 21 + k]
    read.flags = poses[at + 24]
    read.scale = poses[at + 25]
    return read
  }
}

const read = makePose()
