import { checkPayload } from './checkPayload.ts'
import type { AnswerReading, Command, Commands, PlantClock, Takes } from './Command.ts'
import { commandFields, sharedFields } from './commandFile.ts'
import { plainPayload } from './fillOrder.ts'
import { findSignal } from './findSignal.ts'
import { isObject } from './isObject.ts'
import type { JsonPath } from './jsonPositions.ts'
import { readFields, refuseUnknown, type ReadFields } from './readFields.ts'
import { readInterlocks } from './readInterlocks.ts'
import { cut, sayGiven } from './sayIssue.ts'
import type { Twin } from './Twin.ts'
import { idField } from './twinFile.ts'
import type { TwinProblems } from './TwinProblems.ts'

type Shared = ReadFields<typeof sharedFields>
type Read = ReadFields<typeof commandFields>

/** Seconds. */
const usualExpiry = 5
/** Seconds that the plant has to carry something out, once it may not begin any more. */
const usualPatience = 10
const knownOfCommand = [...Object.keys(commandFields), 'interlock']

/** Reads the commands of a twin; one that is wrong is left out, with its problems. */
export function readCommands(twin: Twin, problems: TwinProblems): Commands {
  const raw = twin.commands
  if (!raw) return { list: [], clock: null }
  const shared = readShared(raw.shared, raw.assets.length > 0, problems)
  const clock = shared ? readClock(shared) : null
  const list: Command[] = []
  for (const { asset, value, path } of raw.assets) {
    if (!isObject(value)) {
      problems.add(path, `“commands” must be an object, but is ${sayGiven(value)}.`)
      continue
    }
    for (const [key, entry] of Object.entries(value)) {
      const command = readCommand(key, entry, asset, [...path, key], shared, twin, problems)
      if (command) list.push(command)
    }
  }
  return { list: clock ? list : [], clock }
}

function readShared(value: unknown, isUsed: boolean, problems: TwinProblems): Shared | null {
  if (value === undefined) {
    if (isUsed) {
      problems.add(
        ['commands'],
        'Assets have commands, but the file says nowhere how they reach the plant.',
        'Add "commands": { "topic": "gemba/PLANT/command", "clock": "gemba/PLANT/desk/clock", "answer": { "topic": "gemba/PLANT/desk/answer" } } beside "assets".',
      )
    }
    return null
  }
  const read = readFields(sharedFields, value, ['commands'], problems)
  if (read) {
    refuseUnknown(Object.keys(read.rest), Object.keys(sharedFields), ['commands'], problems)
    const { payload } = read.values
    if (payload !== undefined) checkPayload(payload, ['commands', 'payload'], problems)
  }
  return read
}

function readClock({ values: { clock } }: Shared): PlantClock | null {
  if (clock === undefined) return null
  if (typeof clock === 'string') return { topic: clock, time: 'ts', desk: 'desk' }
  const { topic, time = 'ts', desk = 'desk' } = clock
  return { topic, time, desk }
}

function readCommand(
  key: string,
  entry: unknown,
  owner: number,
  path: JsonPath,
  shared: Shared | null,
  twin: Twin,
  problems: TwinProblems,
): Command | null {
  if (!idField.safeParse(key).success) {
    const advice = 'Use a name without spaces and without any of “.”, “/”, “#”, “+”, “:”.'
    problems.add(path, `“${cut(key)}” cannot be the key of a command.`, advice)
    return null
  }
  const read = readFields(commandFields, entry, path, problems)
  if (!read) return null
  const { interlock, ...unknown } = read.rest
  refuseUnknown(Object.keys(unknown), knownOfCommand, path, problems)
  const asset = twin.assets[owner]
  const interlocks = readInterlocks(interlock, asset, [...path, 'interlock'], twin, problems)
  const signal = findSignal(read.values.signal, asset.id, [...path, 'signal'], twin, problems)
  const { values } = read
  const id = `${asset.id}.${key}`
  const measured = twin.signals[signal ?? -1]
  const digits = values.digits ?? measured?.digits ?? 0
  const takes = readTakes(read, digits, path, problems)
  const topic = values.topic ?? (shared?.values.topic && `${shared.values.topic}/${id}`)
  const answer = readAnswer(read, shared)
  const payload = values.payload ?? shared?.values.payload ?? plainPayload
  const isPayload =
    values.payload === undefined || checkPayload(payload, [...path, 'payload'], problems)
  if (shared && topic === undefined) {
    problems.add(path, `The command “${cut(key)}” has no topic.`, 'Give it, or all, a “topic”.')
  }
  if (shared && !answer) {
    const advice = 'Give it, or all, an "answer": { "topic": … }: else every outcome is unknown.'
    problems.add(path, `Nobody answers the command “${cut(key)}”.`, advice)
  }
  const isRight = read.wrong.size === 0 && signal !== null && interlocks && takes && isPayload
  if (!isRight || !shared || topic === undefined || !answer) return null
  const expiry = values.expiry ?? shared.values.expiry ?? usualExpiry
  return {
    id,
    name: values.name ?? key,
    ...(values.description && { description: values.description }),
    asset: owner,
    topic,
    payload,
    takes,
    unit: values.unit ?? measured?.unit ?? '',
    digits,
    signal,
    role: values.role ?? shared.values.role ?? 'operator',
    ...(values.confirm && { confirm: values.confirm }),
    answer,
    timeout: values.timeout ?? shared.values.timeout ?? expiry + usualPatience,
    expiry,
    interlocks,
  }
}

/** What a person chooses; null when that makes no sense. */
function readTakes(
  { values: { range, step, choices } }: Read,
  digits: number,
  path: JsonPath,
  problems: TwinProblems,
): Takes | null {
  if (range && choices) {
    const text = 'A command takes a number from a “range” or one of the “choices”, not both.'
    problems.add([...path, 'choices'], text, 'Take one of them away.')
    return null
  }
  if (range) return { kind: 'number', range, step: step ?? 10 ** -digits }
  if (step !== undefined) {
    problems.add([...path, 'step'], '“step” belongs to a “range”.', 'Add a “range”.')
    return null
  }
  if (!choices) return { kind: 'nothing' }
  const list = choices.map((choice) =>
    typeof choice === 'string' ? { value: choice, name: choice } : choice,
  )
  const twice = list.findIndex((one, i) =>
    list.some((other, k) => k < i && other.name === one.name),
  )
  if (twice < 0) return { kind: 'choice', choices: list }
  problems.add([...path, 'choices', twice], `“${cut(list[twice].name)}” is there twice.`)
  return null
}

/** What the command says of its answer over what holds for all; null when nobody says where it comes. */
function readAnswer({ values }: Read, shared: Shared | null): AnswerReading | null {
  const { topic, ...rest } = { ...shared?.values.answer, ...values.answer }
  if (topic === undefined) return null
  return {
    topic,
    id: 'id',
    state: 'state',
    reason: 'reason',
    accepted: ['accepted'],
    done: ['done'],
    refused: ['refused'],
    ...rest,
  }
}
