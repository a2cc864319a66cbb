import { readFileSync } from 'node:fs'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import type { WhatIfSource } from '#twin/process/WhatIf.ts'
import { readTwin } from '#twin/readTwin.ts'

/** What a demo plant's what-ifs are computed from, read from its twin file; or another twin file's, from its text. */
export function readWhatIfSource(plant: string, given?: string): WhatIfSource {
  const file = new URL(`../../models/${plant}/twin.json`, import.meta.url)
  const text = given ?? readFileSync(file, 'utf8')
  const read = readTwin(text, file.href, { behaviours, codecs })
  if ('problems' in read) throw new Error(`readWhatIfSource: ${read.problems[0].text}`)
  const { name, assets, signals, process, scenarios } = read.twin
  return { name, assets, signals, process, scenarios, text }
}
