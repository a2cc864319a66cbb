import type { Change } from '#twin/process/Scenario.ts'
import { isObject } from '#twin/isObject.ts'
import { cleanText } from './cleanText.ts'
import { isStamp } from './HybridClock.ts'
import { fastestRun, runFormat, slowestRun, type RunWord, type SharedRun } from './SharedRun.ts'

/** What came of reading: a word, or why it is none, in words that follow “it”. */
export type ReadRunWord = RunWord | { wrong: string }

/** Days that a run may last: a century is no scenario. */
const mostDays = 3660
const mostChanges = 100
const mostStart = 2000
/** A name as long as the twin file allows, of components with their property, and of signals. */
const longestId = 200
const longestName = 120

/**
 * Reads what a topic of the family `run` holds, at `now` (epoch milliseconds). It comes from anybody: what is not wholly right is refused as a
 * whole, because every page has to compute the same.
 */
export function readRunWord(text: string, now: number): ReadRunWord {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return { wrong: 'is no JSON' }
  }
  if (!isObject(given)) return { wrong: 'is no object' }
  const { format, stamp, sent, run } = given
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1)
    return { wrong: 'names no version of its format' }
  if (format > runFormat) {
    return {
      wrong: `was made by a newer Gemba (format ${format}; this page reads ${runFormat})`,
    }
  }
  if (!isStamp(stamp, now) || !isTime(sent)) return { wrong: 'is dated beyond belief' }
  if (run === null) return { stamp, sent, run }
  if (!isObject(run)) return { wrong: 'says nothing of a run' }
  const read = readRun(run)
  return typeof read === 'string' ? { wrong: read } : { stamp, sent, run: read }
}

function readRun(given: Record<string, unknown>): SharedRun | string {
  const { id, model, start, seed, author, began, position, at, speed, isPaused } = given
  if (typeof id !== 'string' || !/^[a-z0-9]{1,20}$/.test(id)) return 'has no id'
  if (typeof model !== 'string' || !/^[0-9a-f]{16}$/.test(model))
    return 'does not say which process model it is for'
  const scenario = readScenario(given.scenario)
  if (typeof scenario === 'string') return scenario
  if (!isValues(start)) return 'begins with values that are none'
  if (!Number.isSafeInteger(seed)) return 'has no seed'
  if (typeof author !== 'string') return 'does not say who started it'
  if (!isTime(began) || !isTime(at)) return 'is dated beyond belief'
  if (!isWithin(position, 0, scenario.days * 86_400)) return 'stands outside its own time'
  if (!isWithin(speed, slowestRun, fastestRun))
    return `has a speed that is not between ${slowestRun} and ${fastestRun}`
  if (typeof isPaused !== 'boolean') return 'does not say whether it is paused'
  return {
    id,
    model,
    scenario,
    start,
    seed: seed as number,
    author: cleanText(author, 40),
    began,
    position,
    at,
    speed,
    isPaused,
  }
}

function readScenario(given: unknown): SharedRun['scenario'] | string {
  if (!isObject(given)) return 'has no scenario'
  const { id, name, days, changes, compare } = given
  if (!isText(id, longestId) || !isText(name, longestName)) return 'has a scenario without a name'
  if (!isWithin(days, 1e-3, mostDays)) return `lasts no time between 0.001 and ${mostDays} days`
  if (!Array.isArray(changes) || changes.length > mostChanges)
    return `has no list of ${mostChanges} changes at most`
  const wrong = changes.findIndex((change) => !isChange(change))
  if (wrong >= 0) return `has a change that is none (number ${wrong + 1})`
  const figures = Array.isArray(compare) ? compare.slice(0, 20) : []
  return {
    id,
    name: cleanText(name, longestName),
    days,
    changes: changes as Change[],
    compare: figures.filter((figure): figure is string => isText(figure, longestId)),
  }
}

function isChange(given: unknown): given is Change {
  if (!isObject(given)) return false
  const { at, until, to, times, plus } = given
  if (!isMoment(at) || !isMoment(until)) return false
  if (given.fail !== undefined) {
    const isNamed = given.mode === undefined || isText(given.mode, longestName)
    return isText(given.fail, longestId) && isNamed && isWithin(given.for, 0, mostDays * 86_400)
  }
  if (!isText(given.set, longestId)) return false
  const said = [to, times, plus].filter((value) => value !== undefined)
  const isNumber = Number.isFinite(said[0])
  const isOther = typeof to === 'boolean' || isText(to, longestName)
  return said.length === 1 && (isNumber || isOther)
}

function isMoment(given: unknown): boolean {
  return given === undefined || isWithin(given, 0, mostDays * 86_400)
}

function isValues(given: unknown): given is Record<string, number> {
  if (!isObject(given)) return false
  const all = Object.entries(given)
  return (
    all.length <= mostStart &&
    all.every(([id, value]) => isText(id, longestId) && id !== '__proto__' && isFinite(value))
  )
}

function isFinite(value: unknown): value is number {
  return Number.isFinite(value)
}

function isTime(value: unknown): value is number {
  return isWithin(value, 0, 8.64e15)
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return isFinite(value) && value >= least && value <= most
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= most
}
