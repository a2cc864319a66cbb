import { checkBuffers } from '#scene/model/checkBuffers.ts'
import { checkGltf } from '#scene/model/checkGltf.ts'
import { readGltf } from '#scene/model/readGltf.ts'
import type { Problem } from '#twin/Problem.ts'
import { makeRawModel, packGlb, type RawModel } from './hostileModel.ts'

export const url = 'http://plant.example/models/hall.glb'
export type Json = any // oxlint-disable-line typescript/no-explicit-any -- it is spoilt on purpose
/** What is wrong with a model, how it becomes so, and what is said about it. */
export type Case = [name: string, spoil: (json: Json, raw: RawModel) => unknown, words: RegExp]

/** An index that names nothing. */
export const none = 9999

/** Everything that is said of a file's bytes before it is decoded. */
export function judge(bytes: Uint8Array<ArrayBuffer>): Problem[] {
  const file = readGltf(bytes, url, 'hall')
  if ('severity' in file) return [file]
  const problems = checkGltf(file.json, file.binBytes, url, ['http://plant.example'])
  if (problems.some(({ severity }) => severity === 'error')) return problems
  const buffers = (file.json.buffers ?? []).map(({ uri }) => (uri ? undefined : file.bin))
  return [...file.notes, ...problems, ...checkBuffers(file.json, buffers, url)]
}

/** What is said of a sound model that was spoilt, when it is said as it should be: an error, where, and what to do. */
export function saidOf(spoil: Case[1]): string {
  const raw = makeRawModel()
  spoil(raw.json, raw)
  const [problem] = judge(packGlb(raw.json, raw.bin))
  if (!problem) return 'nothing'
  const { severity, where, advice = '', text } = problem
  const isSound =
    severity === 'error' &&
    where === url &&
    /^[A-Z].*[a-z\d)“”.]\.?$/s.test(advice) &&
    text.length < 300
  return isSound ? text : `not well: ${JSON.stringify(problem)}`
}

/** A chain of nodes below the first one. */
export function chain(json: Json, count: number): void {
  const first = json.nodes.length
  for (let i = 0; i < count; i++) json.nodes.push({ children: [first + i + 1] })
  delete json.nodes.at(-1).children
  json.nodes[0].children.push(first)
}

/** Many nodes with the first mesh. */
export function row(json: Json, count: number): void {
  for (let i = 0; i < count; i++) json.scenes[0].nodes.push(json.nodes.push({ mesh: 0 }) - 1)
}
