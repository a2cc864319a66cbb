import * as z from 'zod'
import type { SavedRun } from '#state/whatIf.ts'
import { isObject } from '#twin/isObject.ts'
import type { Answer } from '#twin/process/Answer.ts'
import type { Question } from '#twin/process/WhatIf.ts'

/** The only version there is, as “Export” writes it. */
export const runFileVersion = 1
/** Bytes: a building’s answer has some hundreds of thousands. */
export const mostRunBytes = 8_000_000

/** A run out of somebody’s file, not yet kept; or why it is none, in words. */
export type ReadRun = Pick<SavedRun, 'name' | 'question' | 'answer'> | { problem: string }

const text = z.string().max(300)
const id = z.string().min(1).max(200)
const figure = z.number()
/** JSON has no word for what is no number; it says null. */
const lost = z.nullable(figure).transform((value) => value ?? NaN)
const count = z.int().min(0)
const digest = z.string().regex(/^[0-9a-f]{16}$/)
const days = figure.positive().max(3660)
const seed = count.max(2 ** 32 - 1)
const replications = z.int().min(1).max(2000)

const change = z.union([
  z.strictObject({
    set: id,
    to: z.union([figure, text, z.boolean()]).optional(),
    times: figure.optional(),
    plus: figure.optional(),
    at: figure.min(0).optional(),
    until: figure.min(0).optional(),
  }),
  z.strictObject({
    fail: id,
    at: figure.min(0).optional(),
    for: figure.positive(),
    mode: text.optional(),
  }),
])
const changes = z.array(change).max(1000)

const slider = z.object({
  set: id,
  name: text,
  unit: text,
  from: figure,
  to: figure,
  step: figure.positive(),
  as: z.enum(['value', 'percent']),
})

const question = z.object({
  scenario: z.object({
    id: z.string().regex(/^[\w-]{1,80}$/),
    name: text.min(1),
    description: z.string().max(5000),
    days,
    changes,
    compare: z.array(id).max(500),
    sliders: z.array(slider).max(100),
  }),
  seed,
  replications,
  start: z.record(id, figure).optional(),
})

const band = z.object({ mean: lost, low: lost, high: lost })
const kpi = z.object({
  id,
  name: text,
  unit: text,
  digits: count.max(12),
  better: z.enum(['more', 'less', 'neither']),
})
const course = z.array(lost).max(1000)
const series = z
  .object({
    id,
    name: text,
    unit: text,
    times: course,
    baseline: course,
    scenario: course,
    limit: figure.optional(),
  })
  .refine(
    ({ times, baseline, scenario }) =>
      times.length > 0 && times.length === baseline.length && times.length === scenario.length,
    'must have a value of both worlds at each of its times',
  )
const part = z.object({
  component: id,
  name: text,
  asset: z.nullable(id),
  figure: text,
  unit: text,
  baseline: lost,
  scenario: lost,
  isBottleneck: z.object({ baseline: z.boolean(), scenario: z.boolean() }),
})

const answer = z.object({
  scenario: id,
  name: text,
  changes,
  days,
  seed,
  replications,
  isCoarse: z.literal(false),
  kpis: z
    .array(z.object({ kpi, baseline: band, scenario: band, difference: band }))
    .min(1)
    .max(10_000),
  series: z.array(series).max(200),
  parts: z.array(part).max(10_000),
  sentence: z.string().min(1).max(5000),
  modelDigest: digest,
  digest,
})

/**
 * Reads a run that somebody has exported, for the plant that is open. The file is a stranger’s: everything in it is checked, what is not known is
 * left behind, and nothing of it is computed.
 */
export function readRunFile(written: string, plant: string): ReadRun {
  if (written.length > mostRunBytes) return { problem: 'The file is larger than a run can be.' }
  let file: unknown
  try {
    file = JSON.parse(written)
  } catch {
    return { problem: 'The file is no JSON, so it holds no run.' }
  }
  if (!isObject(file) || file.gemba !== 'what-if')
    return { problem: 'The file is no run as “Export”, “Everything (JSON)” writes it.' }
  const { version } = file
  if (typeof version === 'number' && version > runFileVersion)
    return {
      problem: `The run was written by a newer Gemba (version ${version} of the file, this page reads ${runFileVersion}): open it there, or bring this one up to date.`,
    }
  if (version !== runFileVersion)
    return { problem: 'The file does not say which version of a run it is.' }
  if (file.plant !== plant)
    return {
      problem: `The run is of the plant “${sayPlant(file.plant)}”, and “${plant}” is open: open that plant first.`,
    }
  const asked = question.safeParse(file.question)
  if (!asked.success) return { problem: sayWhere('question', asked.error) }
  const told = answer.safeParse(file.answer)
  if (!told.success) return { problem: sayWhere('answer', told.error) }
  if (told.data.scenario !== asked.data.scenario.id)
    return { problem: 'The answer in the file is not one to the question in it.' }
  return {
    name: asked.data.scenario.name,
    question: asked.data satisfies Question,
    answer: told.data satisfies Answer,
  }
}

function sayPlant(plant: unknown): string {
  return typeof plant === 'string' ? plant.slice(0, 80) : '?'
}

function sayWhere(where: string, { issues: [issue] }: z.ZodError): string {
  const place = [where, ...issue.path.map(String)].join('.').slice(0, 120)
  return `The run cannot be read at ${place}: ${issue.message.slice(0, 160)}.`
}
