import type { AnswerKind, Expectation, InspectionStep, InspectionTemplate } from './Inspection.ts'
import {
  answerField,
  expectFields,
  inspectionFields,
  inspectionVersion,
  stepFields,
} from './inspectionFile.ts'
import { isObject } from './isObject.ts'
import type { JsonPath } from './jsonPositions.ts'
import type { Problem } from './Problem.ts'
import { didYouMean, readFields, refuseUnknown } from './readFields.ts'
import { readJson } from './readJson.ts'
import { cut, sayGiven } from './sayIssue.ts'
import type { Twin } from './Twin.ts'
import { TwinProblems } from './TwinProblems.ts'

/** Steps at most. */
const mostSteps = 200
/** Signals that one step compares: an answer with their values stays below 4 kB. */
const mostExpected = 4

/** What came of reading: the questions, null when none can be made of the file; and what is wrong with it, with lines. */
export type ReadInspection = { template: InspectionTemplate | null; problems: Problem[] }

/**
 * Reads the file of an inspection of a twin; `file` is its name, for messages. A step that is not right is left out, with its problem; who goes by
 * the rest is told so. Never throws, whatever the text is.
 */
export function readInspection(text: string, file: string, twin: Twin): ReadInspection {
  const problems = new TwinProblems()
  const clean = text.startsWith('\ufeff') ? text.slice(1) : text
  const json = readJson(clean, problems, 'inspection')
  const template = 'problem' in json ? null : readFile(json.value, twin, problems)
  const found = 'problem' in json ? [json.problem] : problems.list(clean)
  return { template, problems: found.map((each) => inFile(each, file)) }
}

function inFile(problem: Problem, file: string): Problem {
  return { ...problem, where: problem.where ? `${file}: ${problem.where}` : file }
}

function readFile(value: unknown, twin: Twin, problems: TwinProblems): InspectionTemplate | null {
  if (!isObject(value)) {
    problems.add([], `An inspection must be an object, but this is ${sayGiven(value)}.`)
    return null
  }
  if (value.inspection !== inspectionVersion) {
    const text =
      value.inspection === undefined
        ? 'This is no inspection: “inspection” is missing.'
        : `This inspection has version ${typeof value.inspection === 'number' ? value.inspection : cut(sayGiven(value.inspection))} of the format, but this program reads version ${inspectionVersion}.`
    const advice =
      value.inspection === undefined
        ? `It starts with { "inspection": ${inspectionVersion}, "id": … }.`
        : 'Use the program that it was made for, or a newer version of this one.'
    problems.add(value.inspection === undefined ? [] : ['inspection'], text, advice)
    return null
  }
  const read = readFields(inspectionFields, value, [], problems)
  const { steps, $schema: _, ...unknown } = read?.rest ?? {}
  refuseUnknown(Object.keys(unknown), [...Object.keys(inspectionFields), 'steps'], [], problems)
  const { id, title, version, description = '', sign } = read?.values ?? {}
  if (!Array.isArray(steps) || steps.length === 0 || steps.length > mostSteps) {
    const given = Array.isArray(steps) ? `a list of ${steps.length}` : sayGiven(steps)
    problems.add(['steps'], `“steps” must be a list of 1 to ${mostSteps}, but is ${given}.`)
    return null
  }
  const made: InspectionStep[] = []
  steps.forEach((entry: unknown, i) => {
    const step = readStep(entry, ['steps', i], twin, problems)
    if (!step) return
    if (made.some((other) => other.id === step.id)) {
      const text = `Another step is called “${step.id}” too; this one is left out.`
      problems.add(['steps', i, 'id'], text, 'Give it another id.')
    } else made.push(step)
  })
  if (id === undefined || title === undefined || version === undefined || !sign) return null
  if (made.length === 0) return null
  return { id, title, version, description, sign, steps: made }
}

function readStep(
  entry: unknown,
  path: JsonPath,
  twin: Twin,
  problems: TwinProblems,
): InspectionStep | null {
  const read = readFields(stepFields, entry, path, problems)
  if (!read) return null
  const { expect, answer, ...unknown } = read.rest
  const known = [...Object.keys(stepFields), 'expect', 'answer']
  refuseUnknown(Object.keys(unknown), known, path, problems)
  const { id, title, asset, view, look } = read.values
  const of = asset === undefined ? -1 : twin.assets.findIndex((each) => each.id === asset)
  if (asset !== undefined && of < 0) {
    problems.add([...path, 'asset'], `There is no asset “${cut(asset)}”.`, () =>
      didYouMean(
        asset,
        twin.assets.map((each) => each.id),
      ),
    )
  }
  const kind = readAnswer(answer, path, problems)
  if (id === undefined || title === undefined || look === undefined || !kind) return null
  const place = typeof view === 'string' ? findView(view, path, twin, problems) : (view ?? null)
  return {
    id,
    title,
    asset: of,
    view: place,
    look,
    expect: readExpected(expect, [...path, 'expect'], twin, problems),
    answer: kind,
  }
}

function findView(id: string, path: JsonPath, twin: Twin, problems: TwinProblems) {
  const view = twin.views.find((each) => each.id === id)
  if (view) return view
  problems.add([...path, 'view'], `There is no view “${cut(id)}”.`, () =>
    didYouMean(
      id,
      twin.views.map((each) => each.id),
    ),
  )
  return null
}

function readAnswer(value: unknown, path: JsonPath, problems: TwinProblems): AnswerKind | null {
  const read = readFields({ answer: answerField }, { answer: value }, path, problems)
  const answer = read?.values.answer
  return typeof answer === 'string' ? { type: answer } : (answer ?? null)
}

function readExpected(
  value: unknown,
  path: JsonPath,
  twin: Twin,
  problems: TwinProblems,
): Expectation[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length > mostExpected) {
    const given = Array.isArray(value) ? `a list of ${value.length}` : sayGiven(value)
    problems.add(path, `“expect” must be a list of ${mostExpected} at most, but is ${given}.`)
    return []
  }
  return value.flatMap((entry, i) => readExpectation(entry, [...path, i], twin, problems))
}

function readExpectation(
  entry: unknown,
  path: JsonPath,
  twin: Twin,
  problems: TwinProblems,
): Expectation[] {
  const read = readFields(expectFields, entry, path, problems)
  if (!read) return []
  refuseUnknown(Object.keys(read.rest), Object.keys(expectFields), path, problems)
  const { signal: id, below, above, is } = read.values
  if (id === undefined) return []
  const signal = twin.signals.findIndex((each) => each.id === id)
  if (signal < 0) {
    problems.add([...path, 'signal'], `There is no signal “${cut(id)}”.`, () =>
      didYouMean(
        id,
        twin.signals.map((each) => each.id),
        [],
      ),
    )
    return []
  }
  const bounds = { ...(below !== undefined && { below }), ...(above !== undefined && { above }) }
  if (is === undefined) {
    if (below !== undefined || above !== undefined) return [{ signal, ...bounds }]
    problems.add(path, 'It says nothing of the value.', 'Write “below”, “above” or “is”.')
    return []
  }
  const { states = [] } = twin.signals[signal]
  const state = states.find(({ name }) => name === is)
  if (state) return [{ signal, ...bounds, is: state.code }]
  problems.add([...path, 'is'], `“${cut(id)}” has no state “${cut(is)}”.`, () =>
    didYouMean(
      is,
      states.map(({ name }) => name),
    ),
  )
  return []
}
