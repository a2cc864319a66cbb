import { isObject } from '#twin/isObject.ts'
import { Quality } from '#twin/Quality.ts'
import { noteStatuses, severities } from './Note.ts'
import { noteLimits, type FieldName } from './NoteRecord.ts'

export type Check = (value: unknown) => boolean

/** Whether a value from outside can be a field of a note. */
export const noteChecks: Record<FieldName, Check> = {
  title: (value) => isText(value, noteLimits.title),
  text: (value) => isText(value, noteLimits.text),
  severity: (value) => severities.some((each) => each === value),
  status: (value) => noteStatuses.some((each) => each === value),
  assignee: (value) => isText(value, noteLimits.name),
  target: isTarget,
  view: (value) => value === null || isView(value),
  kept: (value) => value === null || isKept(value),
  figures: isFigures,
  deleted: (value) => typeof value === 'boolean',
}

/** Metres: a place beyond is taken for garbage. */
const farthest = 1e6

const keptTexts = ['guid', 'type', 'status', 'priority', 'stage', 'due', 'author', 'changedBy']
const keptLists = ['labels', 'links', 'related']

/** Whether a value is a text of so many characters at most, none of them half. */
export function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most && !/\p{Cs}/u.test(value)
}

function isTarget(value: unknown): boolean {
  if (!isObject(value)) return false
  const { part, point, normal } = value
  return (part === null || isText(part, noteLimits.part)) && isPoint(point) && isPoint(normal, 1.01)
}

/** What it says beyond the two points may be missing. */
function isView(value: unknown): boolean {
  if (!isObject(value) || !isPoint(value.position) || !isPoint(value.target)) return false
  const { height, degrees, up, cuts, hidden, only, picked } = value
  return (
    JSON.stringify(value).length <= noteLimits.view &&
    (height === undefined || isWithin(height, farthest)) &&
    (degrees === undefined || isWithin(degrees, 180)) &&
    (up === undefined || isPoint(up, 1.01)) &&
    (cuts === undefined || isList(cuts, noteLimits.cuts, isPlane)) &&
    [hidden, only, picked].every((ids) => ids === undefined || isList(ids, noteLimits.parts, isId))
  )
}

/** Whether a value from outside can be what a signal said. */
export function isFigures(value: unknown): boolean {
  return (
    isList(value, noteLimits.figures, isFigure) &&
    JSON.stringify(value).length <= noteLimits.figuresText
  )
}

/** Whether a value from outside can be what a signal said. */
export function isFigure(value: unknown): boolean {
  if (!isObject(value)) return false
  const { signal, name, value: shown, unit, quality, at, trend } = value
  return (
    [signal, name, shown, unit].every((text) => isText(text, 200)) &&
    typeof quality === 'string' &&
    Object.hasOwn(Quality, quality) &&
    isWithin(at, 1e14) &&
    (trend === null || isTrend(trend))
  )
}

function isTrend(value: unknown): boolean {
  if (!isObject(value) || !isWithin(value.seconds, 1e5)) return false
  return isList(value.values, noteLimits.trend, isNumberOrGap)
}

function isNumberOrGap(value: unknown): boolean {
  return value === null || Number.isFinite(value)
}

function isKept(value: unknown): boolean {
  if (!isObject(value) || JSON.stringify(value).length > noteLimits.kept) return false
  const { replies = {} } = value
  if (!isObject(replies) || !Object.values(replies).every(isId)) return false
  return (
    keptTexts.every((name) => value[name] === undefined || isId(value[name])) &&
    keptLists.every((name) => value[name] === undefined || isList(value[name], 50, isId))
  )
}

function isId(value: unknown): value is string {
  return isText(value, noteLimits.part)
}

function isList(value: unknown, most: number, is: Check): boolean {
  return Array.isArray(value) && value.length <= most && value.every((each) => is(each))
}

function isPlane(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 4) return false
  const [x, y, z, w] = value
  return isPoint([x, y, z], 1.01) && Math.hypot(x, y, z) > 0.5 && isPoint([w, 0, 0])
}

function isWithin(value: unknown, most: number): boolean {
  return typeof value === 'number' && value > 0 && value < most
}

function isPoint(value: unknown, most = farthest): boolean {
  if (!Array.isArray(value) || value.length !== 3) return false
  return value.every((each) => typeof each === 'number' && Math.abs(each) <= most)
}
