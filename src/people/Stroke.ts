import { isObject } from '#twin/isObject.ts'
import { cleanName, colourOf, isPersonColour } from './Card.ts'
import { cleanText } from './cleanText.ts'

/** What is the same for all of a stroke. */
export type StrokeHead = {
  /** How who draws calls themselves. */
  name: string
  /** sRGB, one of `personColours`. */
  colour: string
  /** Name of the plant that it is drawn in. */
  plant: string
  /** When it was begun, epoch milliseconds. */
  at: number
  /** Metres. */
  width: number
  /** Id of the part with which it moves and is hidden; null: with none. */
  part: string | null
}

/** A line that somebody drew with the pen, as everybody sees it; a message of the family `ink`. */
export type Stroke = StrokeHead & {
  /** The key of its topic; pieces of one line have an id in common (`lineOf`). */
  key: string
  /** Who drew it, from its topic. */
  user: string
  /** x, y, z of each point, metres: where they are while the part is at rest. One point alone is a dot. */
  points: Float32Array
}

/** What ink may hold at most. */
export const inkLimits = {
  /** Bytes of a message. */
  bytes: 4000,
  /** Metres from the origin along each axis, and between two points. */
  farthest: 8000,
  step: 1000,
  /** Metres. */
  thinnest: 0.001,
  widest: 2,
  /** Strokes and points of one user, and of all. */
  own: { strokes: 1000, points: 30_000 },
  all: { strokes: 4000, points: 80_000 },
} as const

/** Characters. */
const longest = { plant: 200, part: 400 }
const keyPattern = /^[a-z0-9]{8,16}\.[0-9]{1,3}$/
const perMetre = 1000
const encoder = new TextEncoder()

/** Whether a key of a topic can be that of a stroke. */
export function isStrokeKey(key: string): boolean {
  return keyPattern.test(key)
}

/** What the pieces of one line have in common. */
export function lineOf(key: string): string {
  return key.slice(0, key.indexOf('.'))
}

/** The key of a piece of a line; `line` is 8 to 16 characters a–z and 0–9. */
export function makeStrokeKey(line: string, piece: number): string {
  return `${line}.${piece}`
}

/**
 * A stroke as text, of as many of its points (x, y, z each) as there is room for; `used` says of how many. Points are told in
 * millimetres, each but the first one by its way from the last one.
 */
export function writeStroke(head: StrokeHead, points: ArrayLike<number>) {
  const { name, colour, plant, at, part } = head
  const width = Math.round(head.width * perMetre)
  const said = { v: 1, name, colour, plant, at, width, part }
  const opening = `${JSON.stringify(said).slice(0, -1)},"points":[`
  let bytes = encoder.encode(opening).length + 2
  let text = ''
  let used = 0
  const last = [0, 0, 0]
  for (let i = 0; i + 2 < points.length; i += 3) {
    let way = used === 0 ? '' : ','
    for (let axis = 0; axis < 3; axis++) {
      const now = Math.round(points[i + axis] * perMetre)
      way += `${axis === 0 ? '' : ','}${now - last[axis]}`
      last[axis] = now
    }
    bytes += way.length
    if (bytes > inkLimits.bytes) break
    text += way
    used++
  }
  return { text: `${opening}${text}]}`, used }
}

/** Reads a stroke at `now`; null for what is none, is nowhere, or is larger than any page writes. */
export function readStroke(key: string, user: string, text: string, now: number): Stroke | null {
  if (!isStrokeKey(key) || text.length > inkLimits.bytes) return null
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    return null
  }
  if (!isObject(said) || said.v !== 1) return null
  const { name, colour, plant, part, at, width } = said
  const points = readPoints(said.points)
  if (points === null || !isBetween(width, 0, inkLimits.widest * perMetre)) return null
  if (part !== null && (typeof part !== 'string' || part.length > longest.part)) return null
  return {
    key,
    user,
    name: (typeof name === 'string' && cleanName(name)) || 'Visitor',
    colour: isPersonColour(colour) ? colour : colourOf(user),
    plant: typeof plant === 'string' ? cleanText(plant, longest.plant) : '',
    // Nobody draws in the future.
    at: isBetween(at, 0, now) ? at : now,
    width: Math.max(inkLimits.thinnest, width / perMetre),
    part,
    points,
  }
}

function readPoints(said: unknown): Float32Array | null {
  if (!Array.isArray(said) || said.length === 0 || said.length % 3 !== 0) return null
  const points = new Float32Array(said.length)
  const last = [0, 0, 0]
  for (let i = 0; i < said.length; i++) {
    const way: unknown = said[i]
    const most = (i < 3 ? inkLimits.farthest : inkLimits.step) * perMetre
    if (!Number.isInteger(way) || !isBetween(way, -most, most)) return null
    const now = (last[i % 3] += way)
    if (Math.abs(now) > inkLimits.farthest * perMetre) return null
    points[i] = now / perMetre
  }
  return points
}

function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most
}
