import { convertUnit, type Linear } from '#twin/convertUnit.ts'
import type { JsonPath } from '#twin/jsonPositions.ts'
import { didYouMean } from '#twin/readFields.ts'
import { cut } from '#twin/sayIssue.ts'
import type { Signal, Twin } from '#twin/Twin.ts'
import type { TwinProblems } from '#twin/TwinProblems.ts'
import type { Port } from '../components/ComponentKind.ts'
import { runStates, type SignalLink } from './ProcessModel.ts'

/** Ties ports to signals: names that are not there, and units that do not fit, become problems. */
export function readPorts(
  given: Readonly<Record<string, string>>,
  ports: Readonly<Record<string, Port>>,
  isRead: boolean,
  { signals }: Pick<Twin, 'signals'>,
  path: JsonPath,
  problems: TwinProblems,
): SignalLink[] {
  const links: SignalLink[] = []
  for (const [port, id] of Object.entries(given)) {
    const place = [...path, port]
    if (!Object.hasOwn(ports, port)) {
      const what = isRead ? 'reads' : 'writes'
      problems.add(place, `It ${what} nothing called “${cut(port)}”.`, () =>
        didYouMean(port, Object.keys(ports)),
      )
      continue
    }
    const signal = signals.find((one) => one.id === id)
    if (!signal) {
      problems.add(place, `There is no signal “${cut(id)}”.`, () =>
        didYouMean(
          id,
          signals.map((one) => one.id),
          [],
        ),
      )
      continue
    }
    if (!isRead && signal.formula) {
      const text = `“${id}” is computed from other signals, so that nothing can be written to it.`
      problems.add(place, text, 'Write to the signals that it is computed from.')
      continue
    }
    const link = tie(port, ports[port].unit, signal, isRead)
    if ('problem' in link) problems.add(place, link.problem, link.advice)
    else links.push(link)
  }
  return links
}

function tie(
  port: string,
  unit: string,
  signal: Signal,
  isRead: boolean,
): SignalLink | { problem: string; advice?: string } {
  const link = { port, signal: signal.id, factor: 1, summand: 0 }
  if (unit === 'state') {
    if (!signal.states) {
      const problem = `“${signal.id}” has no states, but “${port}” is one.`
      return {
        problem,
        advice: `Give the signal "states": ${JSON.stringify(runStates.slice(0, 6))}.`,
      }
    }
    return { ...link, codes: codesOf(signal.states) }
  }
  // As it is: the signal's own code.
  if (unit === 'code') return link
  if (signal.states)
    return { problem: `“${signal.id}” is a state, but “${port}” is a value in ${unit}.` }
  // What a signal without a unit counts is for who wrote the file to know.
  if (signal.unit === '') return link
  const linear = isRead ? fit(signal.unit, unit) : fit(unit, signal.unit)
  if (typeof linear === 'string')
    return { problem: `The unit of “${signal.id}” ${linear}; “${port}” is in ${unit}.` }
  return { ...link, factor: linear[0], summand: linear[1] }
}

/** Spare words for states that a signal may not have. */
const spare: Record<string, string> = {
  maintained: 'stopped',
  setup: 'idle',
  stopped: 'idle',
  idle: 'stopped',
}

function codesOf(states: NonNullable<Signal['states']>): number[] {
  const codeOf = (name: string): number | undefined =>
    states.find((state) => state.name.toLowerCase() === name)?.code
  return runStates.map((name) => codeOf(name) ?? codeOf(spare[name] ?? '') ?? -1)
}

/** Units of time behind a stroke. */
const hours: Record<string, number> = { h: 1, min: 60, s: 3600 }

/** Factor and summand between units; items may be called by any name (“bottles/min”). Or why not, as the rest of a sentence. */
function fit(from: string, to: string): Linear | string {
  const [what, per] = split(from)
  const [toWhat, toPer] = split(to)
  if (what !== 'items' && toWhat !== 'items') {
    const linear = convertUnit(from, to)
    return 'problem' in linear ? linear.problem : linear
  }
  const named = what === 'items' ? toWhat : what
  if (isPhysical(named)) return `is “${what === 'items' ? to : from}”, which counts no items`
  if ((per === '') !== (toPer === ''))
    return 'counts items where a rate is meant, or the other way round'
  return [per === '' ? 1 : hours[per] / hours[toPer], 0]
}

function split(unit: string): [what: string, per: string] {
  const stroke = unit.lastIndexOf('/')
  const per = unit.slice(stroke + 1).trim()
  return stroke > 0 && Object.hasOwn(hours, per) && !isPhysical(unit)
    ? [unit.slice(0, stroke).trim(), per]
    : [unit, '']
}

function isPhysical(unit: string): boolean {
  const linear = convertUnit(unit, unit)
  return !('problem' in linear)
}
