import { Vector3, type Object3D, type WebGLRenderer } from 'three'
import type { Person } from '#people/Person.ts'
import { PoseFlags } from '#people/Pose.ts'
import { poseStride } from '#people/PoseAt.ts'
import type { PoseTable } from '#people/PoseTable.ts'
import type { World } from '../World.ts'
import { BodyMesh, bodyStride } from './BodyMesh.ts'
import { headHigh } from './bodyShape.ts'
import { Figure } from './Figure.ts'
import { Outlines } from './Outlines.ts'
import { tagTexels } from './paintTag.ts'
import { RibbonMesh } from './RibbonMesh.ts'
import { Senses } from './Senses.ts'
import type { TagBoard } from './TagBoard.ts'
import { TagStack } from './TagStack.ts'

/** Who looks at the others, written in place. */
export type Watcher = {
  readonly eyes: Vector3
  /** Of a picture: to the right in it, and into it. Without them somebody turns the head. */
  across: Vector3 | undefined
  ahead: Vector3 | undefined
  /** Metres of the plant that are one to them. */
  metre: number
  /** How high the letters of a name are to the eye, radians. */
  letters: number
}

/** People drawn at most, the nearest. */
export const mostDrawn = 256
/** Seconds between two looks at who is nearest. */
const sorting = 0.5
/** The ray from somebody to what they point at: radians wide, as its dot is in radius. */
const plain = { width: 0.0017, dot: 0.0042 }
const laser = { width: 0.0042, dot: 0.0072 }

const place = new Vector3()

/** The other people in the picture: bodies, names, rays and outlines. Draws nothing and does nothing while nobody is here. */
export class Crowd {
  readonly #bodies = new BodyMesh(mostDrawn)
  readonly #rays = new RibbonMesh(mostDrawn, 6)
  readonly #outlines: Outlines
  readonly #senses: Senses
  readonly #tags: TagBoard | null
  readonly #stack = new TagStack()
  readonly #poses: PoseTable
  readonly #known = new Map<string, Figure>()
  /** The nearest first. */
  #figures: Figure[] = []
  #sorted = -Infinity
  #isChanged = true

  /** `tags`: null where there are no letters to paint them with. */
  constructor(scene: Object3D, world: World, poses: PoseTable, tags: TagBoard | null) {
    this.#poses = poses
    this.#tags = tags
    this.#outlines = new Outlines(scene, world)
    this.#senses = new Senses(world)
    scene.add(this.#bodies.object, this.#rays.object)
  }

  setWorld(world: World): void {
    this.#outlines.setWorld(world)
    this.#senses.setWorld(world)
    for (const figure of this.#figures) figure.felt.fill(NaN)
    this.#isChanged = true
  }

  /** Who is to be drawn; those who hold a laser on. */
  setPeople(people: readonly Person[], lasing: ReadonlySet<string>): void {
    const gone = new Set(this.#known.keys())
    for (const person of people) {
      gone.delete(person.id)
      const figure = this.#known.get(person.id) ?? new Figure(person)
      figure.update(person)
      figure.isLasing = lasing.has(person.id)
      this.#known.set(person.id, figure)
    }
    for (const id of gone) {
      this.#tags?.release(this.#known.get(id)!)
      this.#known.delete(id)
    }
    this.#figures = [...this.#known.values()]
    this.#sorted = -Infinity
    this.#isChanged = true
  }

  /** Things that people have selected may have moved. On the pulse. */
  pulse(): void {
    if (this.#outlines.trace(this.#figures)) this.#isChanged = true
  }

  /**
   * One frame before it is drawn. Returns whether anybody looks otherwise than in the last one.
   * @frame
   */
  step(watcher: Watcher, seconds: number, now: number, gl: WebGLRenderer | null): boolean {
    const { eyes, metre } = watcher
    const figures = this.#figures
    const poses = this.#poses
    const { numbers } = this.#bodies
    let bodies = 0
    this.#rays.begin()
    for (let i = 0; i < figures.length; i++) {
      const figure = figures[i]
      const row = poses.rowOf(figure.id) * poseStride
      figure.isThere = false
      if (row < 0) continue
      figure.read(poses.at, row)
      if (!figure.isThere) continue
      figure.distance = figure.head.distanceTo(eyes)
      if (bodies === mostDrawn) continue
      figure.write(poses.at, row, numbers, bodies++ * bodyStride, seconds)
      this.#point(figure)
    }
    this.#senses.step(figures, eyes)
    const isMoved = this.#bodies.show(bodies, eyes, metre)
    const isPointed = this.#rays.end()
    this.#rays.look(eyes, metre)
    this.#outlines.look(eyes, metre)
    if (now - this.#sorted > sorting) this.#sort(now)
    const isPainted = gl !== null && this.#tags !== null && this.#tags.paint(gl, figures)
    const isRising = this.#showTags(watcher, seconds)
    const changed = this.#isChanged || isMoved || isPointed || isPainted || isRising
    this.#isChanged = false
    return changed
  }

  dispose(): void {
    this.#bodies.dispose()
    this.#rays.dispose()
    this.#outlines.dispose()
    this.#tags?.dispose()
  }

  /** @frame */
  #point(figure: Figure): void {
    if (!(figure.flags & PoseFlags.point) || figure.words.away) return
    const { r, g, b } = figure.colour
    const isHeld = (figure.flags & (PoseFlags.left | PoseFlags.right)) !== 0
    const { width, dot } = figure.isLasing ? laser : plain
    const strong = figure.isLasing ? 0.95 : isHeld ? 0.6 : 0.45
    const faint = figure.isLasing ? 0.7 : isHeld ? 0.3 : 0.04
    this.#rays.add(figure.muzzle, figure.point, faint, strong, r, g, b, width, dot)
  }

  /** The nearest get a name. */
  #sort(now: number): void {
    this.#sorted = now
    this.#figures.sort((a, b) => a.distance - b.distance)
    this.#tags?.assign(this.#figures)
  }

  /**
   * Returns whether a tag is still on its way.
   * @frame
   */
  #showTags(watcher: Watcher, seconds: number): boolean {
    const tags = this.#tags
    if (tags === null) return false
    const stack = this.#stack
    const share = 1 - Math.exp(-seconds * 12)
    let isMoving = false
    stack.begin(watcher)
    // The nearest have their place, and are drawn last.
    for (let i = 0; i < this.#figures.length; i++) {
      const figure = this.#figures[i]
      if (!figure.isThere || figure.tag === null) continue
      const { width, height } = figure.tag.name
      const texel = texelAt(watcher, overHead(figure))
      const raised = stack.place(place, width * texel, height * texel)
      figure.isCovered = raised !== raised
      if (figure.isCovered || figure.raised !== figure.raised) figure.raised = raised
      const off = raised - figure.raised
      if (Math.abs(off) < 2 * texel) figure.raised = raised
      else {
        figure.raised += off * share
        isMoving = true
      }
    }
    tags.begin(watcher.eyes, watcher.across, watcher.metre)
    for (let i = this.#figures.length - 1; i >= 0; i--) {
      const figure = this.#figures[i]
      if (!figure.isThere || figure.tag === null) continue
      this.#showPointer(figure, tags, watcher)
      if (figure.isCovered) continue
      const texel = texelAt(watcher, overHead(figure))
      const near = (figure.distance / Math.max(watcher.metre, 0.6 * figure.size) - 0.5) * 2
      const seen = Math.min(1, Math.max(0, near)) * (figure.isSeen ? 1 : 0.45)
      stack.lift(place, figure.raised)
      tags.add(figure.tag.name, place, texel, seen)
    }
    tags.end()
    return isMoving
  }

  /**
   * The name at what somebody points at, where no other tag is.
   * @frame
   */
  #showPointer({ flags, words, tag, point }: Figure, tags: TagBoard, watcher: Watcher): void {
    if (!(flags & PoseFlags.point) || words.away || tag === null) return
    place.copy(point)
    const texel = texelAt(watcher, place) * 0.86
    place.y += texel * 26
    const { width, height } = tag.pointer
    const raised = this.#stack.place(place, width * texel, height * texel)
    if (raised !== raised) return
    this.#stack.lift(place, raised)
    tags.add(tag.pointer, place, texel, 0.92)
  }
}

/**
 * The place over somebody's head where their name stands.
 * @frame
 */
function overHead({ head, isOnFoot, distance, size }: Figure): Vector3 {
  const high = isOnFoot ? 1 : Math.min(7, Math.max(1.25, distance * 0.075))
  place.copy(head)
  place.y += (headHigh * high + 0.05) * size
  return place
}

/**
 * Metres of the plant that one texel of a tag is high at a place: as high to the eye everywhere, but never larger than close to it.
 * @frame
 */
function texelAt({ eyes, ahead, metre, letters }: Watcher, at: Vector3): number {
  const x = at.x - eyes.x
  const y = at.y - eyes.y
  const z = at.z - eyes.z
  // In a picture things are as small as they are deep in it.
  const far = ahead ? x * ahead.x + y * ahead.y + z * ahead.z : Math.hypot(x, y, z)
  return (Math.max(far, 0.4 * metre) * letters) / tagTexels
}
