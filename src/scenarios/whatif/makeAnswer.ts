import type { Answer, KpiAnswer, PartAnswer, SeriesAnswer } from '#twin/process/Answer.ts'
import type { Question } from '#twin/process/WhatIf.ts'
import { bandOf } from './bandOf.ts'
import type { Frame } from './Frame.ts'
import { joinDigests } from './joinDigests.ts'
import type { Outcome } from './Outcome.ts'
import { tellingSeries } from './tellingSeries.ts'
import { findPassings } from './findPassings.ts'
import { saySentence } from './saySentence.ts'

/**
 * Joins the outcomes of both worlds, one each a replication and in their order, into the answer. Run k of both had the same
 * luck, so that the bands of the differences are those of pairs (common random numbers; A. Law, Simulation Modeling and
 * Analysis, 11.2). It is coarse while there are fewer than were asked for.
 */
export function makeAnswer(
  frame: Frame,
  { scenario, seed, replications }: Question,
  baseline: readonly Outcome[],
  changed: readonly Outcome[],
): Answer {
  const kpis = frame.kpis.map((kpi, k): KpiAnswer => {
    const before = baseline.map(({ figures }) => figures[k])
    const after = changed.map(({ figures }) => figures[k])
    const difference = bandOf(after.map((value, i) => value - before[i]))
    return { kpi, baseline: bandOf(before), scenario: bandOf(after), difference }
  })
  const usual = { baseline: usualLimit(baseline), scenario: usualLimit(changed) }
  const parts = frame.parts.map((part, k): PartAnswer => ({
    ...part,
    baseline: meanOf(baseline.map((outcome) => outcome.parts[k])),
    scenario: meanOf(changed.map((outcome) => outcome.parts[k])),
    isBottleneck: { baseline: k === usual.baseline, scenario: k === usual.scenario },
  }))
  const series = frame.courses.map((course, k): SeriesAnswer => ({
    ...course,
    times: baseline[0].times[k],
    baseline: meanCourse(baseline, k),
    scenario: meanCourse(changed, k),
  }))
  const { id, name, changes, days, compare } = scenario
  const count = baseline.length
  return {
    scenario: id,
    name,
    changes,
    days,
    seed,
    replications: count,
    isCoarse: count < replications,
    kpis,
    series: tellingSeries(series),
    parts,
    sentence: saySentence({
      days,
      startHour: frame.startHour,
      replications: count,
      changes,
      compare,
      kpis,
      parts,
      passings: findPassings(series),
    }),
    modelDigest: frame.modelDigest,
    digest: joinDigests([
      frame.modelDigest,
      ...baseline.map(({ digest }) => digest),
      ...changed.map(({ digest }) => digest),
    ]),
  }
}

/** The part that limited the output in most runs; −1 when none did. */
function usualLimit(outcomes: readonly Outcome[]): number {
  let usual = -1
  let most = 0
  outcomes[0].limits.forEach((_, part) => {
    const count = outcomes.filter(({ limits }) => limits[part]).length
    if (count <= most) return
    most = count
    usual = part
  })
  return usual
}

function meanCourse(outcomes: readonly Outcome[], course: number): number[] {
  return outcomes[0].times[course].map((_, at) =>
    meanOf(outcomes.map(({ courses }) => courses[course][at])),
  )
}

function meanOf(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}
