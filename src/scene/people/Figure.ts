import { Color, Quaternion, Vector3 } from 'three'
import type { Person } from '#people/Person.ts'
import { PoseFlags } from '#people/Pose.ts'
import { PoseAt } from '#people/PoseAt.ts'
import { BodyAt } from './BodyMesh.ts'
import type { TagWords } from './paintTag.ts'
import type { Tag } from './Tag.ts'

/** Radians that the head turns before the bust follows at once. */
const neck = 0.9
/** Where the bust hangs: below the middle of the head, and behind the face. */
const nape = new Vector3(0, -0.1, 0.04)
const collar = 0.06
/** The bust is no farther aside from under the head than this, and no nearer below it. */
const lean = 0.11
const least = 0.135

const turn = new Quaternion()
const offset = new Vector3()
const paint = new Color()
const grey = new Color()

/** One of the others as the picture needs them. */
export class Figure {
  readonly id: string
  person: Person
  tag: Tag | null = null
  words: TagWords
  /** Its words are not on its tag yet. */
  isReworded = true
  /** Linear, for lines and dots. */
  readonly colour = new Color()
  /** Whether there is a pose, and what is in it. */
  isThere = false
  flags = 0
  size = 1
  readonly head = new Vector3()
  readonly point = new Vector3()
  /** Where their ray begins. */
  readonly muzzle = new Vector3()
  /** From the eyes that look, metres of the plant. */
  distance = 0
  /** Nothing hides the head from these eyes. */
  isSeen = true
  /** On a floor, and not flying about. */
  isOnFoot: boolean
  /** Metres that its tag is raised over those of others; not known before the first picture. */
  raised = NaN
  /** There is no room for its tag. */
  isCovered = false
  /** Holds the laser on. */
  isLasing = false
  /** Where `isSeen` and `isOnFoot` were found out last: head, then eyes. */
  readonly felt = new Float32Array(6).fill(NaN)
  readonly #look = new Color()
  #yaw = NaN
  #bust = NaN

  constructor(person: Person) {
    this.id = person.id
    this.person = person
    this.isOnFoot = person.device === 'headset'
    this.words = wordsOf(person)
    this.#paint()
  }

  /** What is known of the person has changed. */
  update(person: Person): void {
    const { device, colour } = this.person
    this.person = person
    if (device !== person.device) this.isOnFoot = person.device === 'headset'
    const words = wordsOf(person)
    for (const key of Object.keys(words) as (keyof TagWords)[]) {
      if (words[key] !== this.words[key]) this.isReworded = true
    }
    this.words = words
    if (colour !== person.colour || this.isReworded) this.#paint()
  }

  /**
   * Reads where the person is, from the row that begins at `row` of poses.
   * @frame
   */
  read(at: Float32Array, row: number): void {
    this.flags = at[row + PoseAt.flags]
    this.size = at[row + PoseAt.scale]
    this.head.set(at[row], at[row + 1], at[row + 2])
    turn.set(at[row + 3], at[row + 4], at[row + 5], at[row + 6])
    // Without a turn nothing has come yet.
    this.isThere = turn.lengthSq() > 0.5 && this.size > 0
    if (!this.isThere || !(this.flags & PoseFlags.point)) return
    this.point.set(at[row + PoseAt.point], at[row + PoseAt.point + 1], at[row + PoseAt.point + 2])
    this.#aim(at, row)
  }

  /**
   * Writes the body that was read from a row into `numbers` from `out` on (see `BodyMesh`); the bust follows the head in so many seconds.
   * @frame
   */
  write(at: Float32Array, row: number, numbers: Float32Array, out: number, seconds: number): void {
    const { size } = this
    for (let i = 0; i < 3; i++) numbers[out + BodyAt.head + i] = at[row + i]
    numbers[out + BodyAt.head + 3] = size
    for (let i = 0; i < 4; i++) {
      numbers[out + BodyAt.headTurn + i] = at[row + PoseAt.head + 3 + i]
      numbers[out + BodyAt.leftTurn + i] = at[row + PoseAt.left + 3 + i]
      numbers[out + BodyAt.rightTurn + i] = at[row + PoseAt.right + 3 + i]
    }
    for (let i = 0; i < 3; i++) {
      numbers[out + BodyAt.left + i] = at[row + PoseAt.left + i]
      numbers[out + BodyAt.right + i] = at[row + PoseAt.right + i]
    }
    numbers[out + BodyAt.left + 3] = this.flags & PoseFlags.left ? size : 0
    numbers[out + BodyAt.right + 3] = this.flags & PoseFlags.right ? size : 0
    this.#hang(at, row, numbers, out, seconds)
    const { r, g, b } = this.#look
    numbers[out + BodyAt.look] = r
    numbers[out + BodyAt.look + 1] = g
    numbers[out + BodyAt.look + 2] = b
    numbers[out + BodyAt.look + 3] = 1
    const wanted = this.isOnFoot ? 1 : 0
    if (this.#bust !== this.#bust) this.#bust = wanted
    this.#bust += (wanted - this.#bust) * (1 - Math.exp(-seconds * 9))
    if (Math.abs(wanted - this.#bust) < 0.01) this.#bust = wanted
    numbers[out + BodyAt.more] = this.#bust
    numbers[out + BodyAt.more + 1] = this.words.speaking ? 1 : 0
  }

  /**
   * Hangs the bust upright below the head; it turns after the face, as one does.
   * @frame
   */
  #hang(at: Float32Array, row: number, numbers: Float32Array, out: number, seconds: number): void {
    const { size } = this
    turn.set(at[row + 3], at[row + 4], at[row + 5], at[row + 6])
    offset.copy(nape).applyQuaternion(turn)
    offset.y = Math.min(offset.y - collar + 0.02, -least)
    const aside = Math.hypot(offset.x, offset.z)
    const share = aside > lean ? lean / aside : 1
    numbers[out + BodyAt.torso] = at[row] + offset.x * share * size
    numbers[out + BodyAt.torso + 1] = at[row + 1] + offset.y * size
    numbers[out + BodyAt.torso + 2] = at[row + 2] + offset.z * share * size
    const facing = yawOf(at[row + 3], at[row + 4], at[row + 5], at[row + 6])
    let away = facing - this.#yaw
    if (away !== away) {
      this.#yaw = facing
      away = 0
    }
    away -= Math.round(away / (2 * Math.PI)) * 2 * Math.PI
    const speed = Math.abs(away) > neck ? 9 : 3
    if (Math.abs(away) < 0.01) this.#yaw = facing
    else this.#yaw += away * (1 - Math.exp(-seconds * speed))
    numbers[out + BodyAt.torso + 3] = this.#yaw
  }

  /**
   * Finds from which hand the ray goes: the one that looks at the point.
   * @frame
   */
  #aim(at: Float32Array, row: number): void {
    this.muzzle.copy(this.head)
    let best = -Infinity
    for (let side = 0; side < 2; side++) {
      if (!(this.flags & (side === 0 ? PoseFlags.left : PoseFlags.right))) continue
      const from = row + (side === 0 ? PoseAt.left : PoseAt.right)
      turn.set(at[from + 3], at[from + 4], at[from + 5], at[from + 6])
      offset.set(0, 0, -1).applyQuaternion(turn)
      const x = this.point.x - at[from]
      const y = this.point.y - at[from + 1]
      const z = this.point.z - at[from + 2]
      const along = (offset.x * x + offset.y * y + offset.z * z) / (Math.hypot(x, y, z) || 1)
      if (along < best) continue
      best = along
      this.muzzle.set(at[from], at[from + 1], at[from + 2])
      this.muzzle.addScaledVector(offset, 0.12 * this.size)
    }
  }

  /** Muted, as everything that is not a state of the plant; who is away is paler. */
  #paint(): void {
    this.colour.set(this.words.colour)
    paint.copy(this.colour)
    const light = paint.r * 0.2126 + paint.g * 0.7152 + paint.b * 0.0722
    grey.setScalar(light)
    this.#look.copy(paint).lerp(grey, 0.34)
    if (this.words.away) this.#look.lerp(grey.setScalar(0.42), 0.72)
  }
}

/**
 * Where a head faces about the vertical, radians: 0 along -z, positive to the left. Of one that looks straight up or down, where crown or chin point.
 * @frame
 */
function yawOf(x: number, y: number, z: number, w: number): number {
  let aheadX = -2 * (x * z + w * y)
  let aheadZ = 2 * (x * x + y * y) - 1
  if (Math.hypot(aheadX, aheadZ) < 0.2) {
    const sign = 2 * (w * x - y * z) > 0 ? -1 : 1
    aheadX = sign * 2 * (x * y - w * z)
    aheadZ = sign * 2 * (y * z + w * x)
  }
  return Math.atan2(-aheadX, -aheadZ)
}

function wordsOf({ name, colour, device, muted, speaking, away }: Person): TagWords {
  return { name, colour, device, muted, speaking: speaking && !away, away }
}
