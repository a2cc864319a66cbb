import type { Band, KpiAnswer, PartAnswer } from '#twin/process/Answer.ts'
import type { Change } from '#twin/process/Scenario.ts'
import type { Passings } from './findPassings.ts'
import { sayQuantity, sayTelling } from './sayQuantity.ts'

export type Told = {
  days: number
  /** Hour of the day at which the runs start. */
  startHour: number
  replications: number
  changes: readonly Change[]
  /** Ids of the KPIs that the scenario is about, the most telling first. */
  compare: readonly string[]
  kpis: readonly KpiAnswer[]
  parts: readonly PartAnswer[]
  passings: Passings | null
}

/** KPIs that are told after the first. */
const others = 3

/**
 * What changes, by how much, why, and how sure, in a few plain sentences. What the band of the difference does not keep
 * apart from zero is not called a change.
 */
export function saySentence(told: Told): string {
  const { kpis, compare } = told
  const asked = compare.flatMap((id) => kpis.find(({ kpi }) => kpi.id === id) ?? [])
  const [first, ...rest] = asked.length > 0 ? asked : kpis
  if (!first) return 'This model has no figure that could be compared.'
  const main = `${sayMain(first, told)}.`
  return [main, sayWhy(first, told), sayPassings(told), sayRest(rest), saySurety(first, told)]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function sayMain(answer: KpiAnswer, told: Told): string {
  const { kpi, baseline, scenario, difference } = answer
  const within = `in ${sayDays(told.days)}`
  const from = sayQuantity(baseline.mean, kpi.unit, kpi.digits)
  const name = capital(sayName(kpi.name))
  const not = isPlural(kpi.name) ? 'do not' : 'does not'
  if (isSame(difference)) return `${name} ${not} change ${within}: ${from} in both`
  if (!isSure(difference)) {
    const mean = saySigned(difference.mean, answer)
    return `${name} ${not} change for certain ${within}: on average by ${mean}, which chance alone may bring about (from ${from})`
  }
  const to = sayQuantity(scenario.mean, kpi.unit, kpi.digits)
  if (isFlat(baseline) && baseline.mean === 0)
    return `${name} ${isPlural(kpi.name) ? 'come' : 'comes'} to ${to} ${within}, from nothing`
  return `${name} ${sayMove(answer)} ${within}, from ${from} to ${to}${sayShortfall(answer, told)}`
}

/** “, less than the 15 % that were asked for”: when a faster machine does not make so much more. */
function sayShortfall({ kpi, baseline, difference }: KpiAnswer, { changes }: Told): string {
  if (kpi.better !== 'more' || difference.mean <= 0) return ''
  const asked = Math.max(0, ...changes.map((change) => factorOf(change) - 1))
  if (asked === 0 || difference.mean > 0.97 * asked * baseline.mean) return ''
  return `, less than the ${sayQuantity(asked * 100, '%', 1)} that were asked for`
}

function factorOf(change: Change): number {
  return 'set' in change && /\.(rate|speed)$/.test(change.set) ? (change.times ?? 1) : 1
}

/** The bottleneck, or the part where most of the difference is. */
function sayWhy({ difference }: KpiAnswer, { parts }: Told): string {
  const before = parts.filter(({ isBottleneck }) => isBottleneck.baseline).map(({ name }) => name)
  const after = parts.filter(({ isBottleneck }) => isBottleneck.scenario).map(({ name }) => name)
  if (before.length > 0 && after.length > 0) {
    if (before.join() !== after.join())
      return `The bottleneck moves from ${listed(before)} to ${listed(after)}.`
    const same = `The bottleneck is ${listed(after)}, before and after.`
    const most = isSame(difference) ? undefined : mostChanged(parts)
    return most && Math.abs(most.scenario - most.baseline) >= 5 ? `${same} ${sayMost(most)}` : same
  }
  if (after.length > 0) return `The bottleneck is now ${listed(after)}; before there was none.`
  if (before.length > 0) return `${listed(before)} is no bottleneck any more.`
  if (isSame(difference)) return ''
  const most = mostChanged(parts)
  if (!most) return ''
  return sayMost(most)
}

function sayMost({ name, figure, unit, baseline, scenario }: PartAnswer): string {
  const from = sayQuantity(baseline, unit, 1)
  const to = sayQuantity(scenario, unit, 1)
  const verb = isPlural(figure) ? 'go' : 'goes'
  return `Most changes at ${name}: ${sayName(figure)} ${verb} from ${from} to ${to}.`
}

/** “28 °C is passed at 31 places instead of 22, first at 013 Training at 15:20.” */
function sayPassings({ passings, startHour }: Told): string {
  if (!passings || (passings.before === passings.after && passings.fresh.length === 0)) return ''
  const { limit, unit, before, after, fresh } = passings
  const places = `${after} ${after === 1 ? 'place' : 'places'}`
  const [first] = fresh
  const where = first
    ? `; where it was not, first at ${first.name} ${sayClock(first.seconds, startHour)}`
    : ''
  return `${sayQuantity(limit, unit, 1)} is passed at ${places} instead of ${before}${where}.`
}

/** “at 15:20”, “on day 3 at 9:05”. */
function sayClock(seconds: number, startHour: number): string {
  const minutes = Math.floor(startHour * 60 + seconds / 60)
  const day = Math.floor(minutes / 1440)
  const clock = `${Math.floor((minutes % 1440) / 60)}:${String(minutes % 60).padStart(2, '0')}`
  return day === 0 ? `at ${clock}` : `on day ${day + 1} at ${clock}`
}

/** Among the parts with the same figure as the one that changes most in its own terms. */
function mostChanged(parts: readonly PartAnswer[]): PartAnswer | undefined {
  let most: PartAnswer | undefined
  let largest = 0
  for (const part of parts) {
    // What only counts what came or left says nothing of why.
    if (/^items|energy/i.test(part.figure) || part.isBottleneck.scenario) continue
    const size = Math.max(Math.abs(part.baseline), Math.abs(part.scenario))
    const change = Math.abs(part.scenario - part.baseline)
    const score = size > 0 ? change / size : 0
    if (score <= largest) continue
    largest = score
    most = part
  }
  return most
}

function sayRest(rest: readonly KpiAnswer[]): string {
  const changed = rest.filter((answer) => isTelling(answer))
  const sure = changed.filter(({ difference }) => isSure(difference)).slice(0, others)
  const unsure = changed.filter(({ difference }) => !isSure(difference)).slice(0, others)
  const parts: string[] = []
  if (sure.length > 0) {
    const moves = sure.map((answer) => `${sayName(answer.kpi.name)} ${sayMove(answer)}`)
    parts.push(listed(moves))
  }
  if (unsure.length > 0) {
    const names = listed(unsure.map(({ kpi }) => sayName(kpi.name)))
    parts.push(`for ${names} the difference lies within chance`)
  }
  if (parts.length === 0) return ''
  return `${capital(parts.join('; '))}.`
}

function saySurety(answer: KpiAnswer, { replications, kpis }: Told): string {
  if (replications === 1)
    return 'This is one run: how much of it is chance is not known; more replications would tell.'
  const isCertain = kpis.every(({ baseline, scenario }) => isFlat(baseline) && isFlat(scenario))
  if (isCertain) return `Nothing in it is left to chance: all ${replications} runs agree.`
  const { kpi, difference } = answer
  if (isSame(difference)) return ''
  const low = saySigned(difference.low, answer)
  const high = saySigned(difference.high, answer)
  const name = sayName(kpi.name)
  const runs = `${replications} runs in which both worlds have the same luck`
  if (low === high) return `The difference in ${name} is the same in all ${runs}.`
  return `In 90\u202f% of ${runs}, the difference in ${name} lies between ${low} and ${high}.`
}

/** “rises by 8.1 %”, “falls by 2.3 percentage points”, “rises by 12 h”. */
function sayMove(answer: KpiAnswer): string {
  const verb = answer.difference.mean > 0 ? 'rise' : 'fall'
  return `${verb}${isPlural(answer.kpi.name) ? '' : 's'} by ${saySize(Math.abs(answer.difference.mean), answer)}`
}

function saySigned(difference: number, answer: KpiAnswer): string {
  const size = saySize(Math.abs(difference), answer)
  if (difference === 0) return size
  return difference > 0 ? `+${size}` : `−${size}`
}

/** Relative to the baseline where that says something, else in the figure's own unit. */
function saySize(size: number, { kpi, baseline, scenario }: KpiAnswer): string {
  if (kpi.unit === '%') return `${sayTelling(size, Math.max(1, kpi.digits))} percentage points`
  const base = Math.abs(baseline.mean)
  const isShare = base > 0 && Math.abs(scenario.mean) < 10 * base && size < 10 * base
  if (!isShare) return sayQuantity(size, kpi.unit, kpi.digits)
  return sayQuantity((size / base) * 100, '%', size / base < 0.001 ? 2 : 1)
}

/** Whether 90 % of the runs agree on the direction. */
function isSure({ low, high }: Band): boolean {
  return low > 0 || high < 0
}

function isSame({ mean, low, high }: Band): boolean {
  return mean === 0 && low === 0 && high === 0
}

/** Whether a difference is worth a word beside the main one: a thousandth, or a twentieth of a percentage point. */
function isTelling({ kpi, baseline, difference }: KpiAnswer): boolean {
  const size = Math.max(Math.abs(difference.low), Math.abs(difference.high))
  return kpi.unit === '%' ? size >= 0.05 : size > 0.001 * Math.abs(baseline.mean)
}

function isFlat({ low, high }: Band): boolean {
  return low === high
}

function sayDays(days: number): string {
  if (days < 2) {
    const hours = days * 24
    return `${sayTelling(hours, 1)} ${hours === 1 ? 'hour' : 'hours'}`
  }
  return `${sayTelling(days, 0)} days`
}

/** “Output” → “output”, “OEE” stays, “Filler: Time blocked” → “time blocked at Filler”. */
function sayName(name: string): string {
  const at = name.lastIndexOf(': ')
  const figure = at < 0 ? name : name.slice(at + 2)
  const small = /^[A-Z][^A-Z]/.test(figure) ? figure[0].toLowerCase() + figure.slice(1) : figure
  return at < 0 ? small : `${small} at ${name.slice(0, at)}`
}

/** Names of figures that are counted. */
function isPlural(name: string): boolean {
  return /(^|: )(failures|rejects|renewals|lives|times|hours|room hours|people|good items|items)\b/i.test(
    name,
  )
}

function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1)
}

function listed(names: readonly string[]): string {
  const last = names[names.length - 1]
  return names.length < 2 ? (last ?? '') : `${names.slice(0, -1).join(', ')} and ${last}`
}
