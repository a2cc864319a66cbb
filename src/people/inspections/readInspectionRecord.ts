import { isObject } from '#twin/isObject.ts'
import { isStamp } from '../HybridClock.ts'
import type { ReadKept } from '../KeptSync.ts'
import { isFigure, isText, type Check } from '../noteChecks.ts'
import { isRole } from '../roles.ts'
import {
  cellNames,
  inspectionLimits as most,
  inspectionStates,
  verdicts,
  type CellName,
  type InspectionRecord,
} from './InspectionRecord.ts'

const encoder = new TextEncoder()

/**
 * Reads what an author wrote of an inspection, at `now`. It comes from anybody: what is too long, of a wrong kind or dated beyond belief is refused
 * as a whole. Texts stay texts, whatever stands in them.
 */
export function readInspectionRecord(text: string, now: number): ReadKept<InspectionRecord> {
  if (text.length > most.record || encoder.encode(text).length > most.record)
    return { wrong: `it is longer than ${most.record} bytes` }
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return { wrong: 'it is no JSON' }
  }
  if (!isObject(given)) return { wrong: 'it is no JSON object' }
  if (given.v !== 1)
    return {
      wrong: 'it is of a version that this page does not know; a newer page of Gemba reads it',
    }
  const record: Record<string, unknown> = {}
  for (const name of cellNames) {
    const cell = Object.hasOwn(given, name) ? given[name] : undefined
    if (cell === undefined) continue
    const isWritten =
      Array.isArray(cell) && cell.length === 2 && checks[name](cell[0]) && isStamp(cell[1], now)
    if (!isWritten) return { wrong: `what it says as “${name}” is none` }
    record[name] = cell
  }
  return { record }
}

const checks: Record<CellName, Check> = {
  born: (value) =>
    isObject(value) &&
    isText(value.template, most.name) &&
    isText(value.title, most.title) &&
    isText(value.plant, 500) &&
    isCount(value.version, 9999) &&
    isCount(value.steps, 1000),
  name: (value) => isText(value, most.name),
  state: (value) => inspectionStates.some((each) => each === value),
  at: (value) => isText(value, most.name),
  sign: (value) => value === null || isSignature(value),
  answer: (value) => value === null || isAnswer(value),
  finding: (value) => isText(value, 20),
  piece: (value) => isObject(value) && isHash(value.hash) && isText(value.text, most.piece),
}

function isSignature(value: unknown): boolean {
  if (!isObject(value) || !isText(value.role, 20) || !isRole(value.role)) return false
  return isText(value.name, most.name) && isHash(value.hash)
}

function isAnswer(value: unknown): boolean {
  if (!isObject(value)) return false
  const { title, asked, verdict, value: said, unit, from, to, comment, checks: seen } = value
  return (
    isText(title, most.title) &&
    isText(asked, most.asked) &&
    verdicts.some((each) => each === verdict) &&
    (said === null || isNumber(said) || isText(said, most.text)) &&
    isText(unit, most.name) &&
    [from, to].every((limit) => limit === undefined || isNumber(limit)) &&
    isText(comment, most.comment) &&
    Array.isArray(seen) &&
    seen.length <= most.checks &&
    seen.every(isSignalCheck) &&
    (value.picture === null || isInPieces(value.picture, most.pieces)) &&
    (value.sound === undefined || value.sound === null || isSound(value.sound)) &&
    isCount(value.version, 1e6)
  )
}

function isSignalCheck(value: unknown): boolean {
  if (!isFigure(value) || !isObject(value)) return false
  const { number, below, above, is, holds } = value
  return (
    (number === null || isNumber(number)) &&
    [below, above].every((limit) => limit === undefined || isNumber(limit)) &&
    (is === undefined || isText(is, 200)) &&
    (holds === null || typeof holds === 'boolean')
  )
}

function isSound(value: unknown): boolean {
  return (
    isInPieces(value, most.soundPieces) && isObject(value) && isCount(value.seconds, most.seconds)
  )
}

function isInPieces(value: unknown, pieces: number): boolean {
  return isObject(value) && isHash(value.hash) && isCount(value.pieces, pieces)
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
}

function isNumber(value: unknown): boolean {
  return Number.isFinite(value)
}

function isCount(value: unknown, top: number): boolean {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) <= top
}
