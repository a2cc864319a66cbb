import { expect } from 'vitest'
import type { Problem } from '#twin/Problem.ts'
import { readTwin } from '#twin/readTwin.ts'
import type { Twin } from '#twin/Twin.ts'
import { extensions } from './smallWorld.ts'

export type Json = Record<string, unknown>
/** The file that a test changes. */
export type FileJson = Json & { models: Json[]; assets: Json[]; views: Json[] }
/** The filler in it, below the site. */
type FillerJson = Json & { source: Json; signals: Json; parts: Json; show: unknown[] }
export type Change = (file: FileJson, filler: FillerJson) => void

/** A small right file; `change` makes it what a test needs. */
export function makeFile(change: Change = () => {}): FileJson {
  const filler: FillerJson = {
    id: 'filler',
    name: 'Rotary filler',
    kind: 'asset',
    source: { topic: 'line1/filler', codec: 'json', time: 'ts', staleAfter: 5 },
    signals: {
      state: { name: 'State', states: ['stopped', 'running'] },
      speed: { unit: 'rpm', range: [0, 60], digits: 0, path: 'drive.speed' },
      level: { topic: 'line1/filler/level', codec: 'number', staleAfter: 'never' },
    },
    parts: { body: 'Line1/Filler/Body', lamps: ['Lamp_*', 'hall:/Hall/**/Lamp_?'] },
    show: [
      { part: 'body', as: 'colour', signal: 'state', states: { running: 'green' } },
      { as: 'spin', signal: 'filler.speed', rpm: 12 },
      { part: ['lamps'], as: 'hide' },
    ],
  }
  const file: FileJson = {
    gemba: 1,
    name: 'Hall',
    models: [{ id: 'hall', file: 'hall.glb' }],
    assets: [{ id: 'site', kind: 'site', children: [filler] }],
    views: [{ id: 'all', name: 'All', position: [1, 2, 3], target: [0, 0, 0] }],
  }
  change(file, filler)
  return file
}

export type Read = { twin?: Twin; problems: Problem[] }

/** Reads a text, or a value written as JSON over many lines. */
export function read(value: unknown): Read {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1)
  const result = readTwin(text, 'models/hall/twin.json', extensions)
  return 'twin' in result ? { twin: result.twin, problems: result.warnings } : result
}

export function readChanged(change: Change): Read {
  return read(makeFile(change))
}

/** Expects one problem and returns it. */
export function only({ problems }: Read): Problem {
  expect(problems.map(({ text }) => text)).toHaveLength(1)
  return problems[0]
}
