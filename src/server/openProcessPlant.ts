import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import * as z from 'zod'
import type { PlantSimulation } from '#scenarios/PlantSimulation.ts'
import { playProcess } from '#scenarios/process/playProcess.ts'
import { readProcess } from '#scenarios/process/readProcess.ts'
import type { Problem } from '#twin/Problem.ts'
import { readTwin, type TwinExtensions } from '#twin/readTwin.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'

/** The codecs that the player writes; whatever a twin file says of them is let through: the page checks it. */
const given = z.record(z.string(), z.unknown())
const extensions: TwinExtensions = {
  behaviours: {},
  codecs: { json: { about: '', options: given }, number: { about: '', options: given } },
}

/**
 * A plant that its twin file's process model plays; null when the file has none that can be played, with what to say about it.
 */
export function openProcessPlant(
  file: string,
  seed: number,
): { plant: PlantSimulation | null; said: string[] } {
  const text = readFileSync(file, 'utf8')
  const read = readTwin(text, pathToFileURL(file).href, extensions)
  if (!('twin' in read) || read.twin.process === undefined) return { plant: null, said: [] }
  const { twin } = read
  const problems = new TwinProblems()
  const model = readProcess(twin.process, twin, problems)
  if (!model) return { plant: null, said: problems.list(text).map(sayProblem) }
  const { plant, left } = playProcess(model, twin.signals, seed)
  const said = left.length > 0 ? [`The player cannot write ${left.join(', ')}.`] : []
  return { plant, said }
}

function sayProblem({ where, text, advice }: Problem): string {
  return [`${where}: ${text}`, advice].filter(Boolean).join(' ')
}
