import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mosquittoPath } from '../world/openMosquitto.ts'
import { killedTwice } from './gpu.ts'
import { batches, overload, telemetry } from './messages.ts'
import { people } from './people.ts'
import { cutOff, wornOften } from './suite.ts'
import type { Verdict } from './Verdict.ts'
import { weeks } from './weeks.ts'

/** The long promises that are tested here, by their numbers; see `run.mjs`. */
const promises: Record<string, (minutes: number) => Promise<Verdict[]>> = {
  R1: telemetry,
  R2: overload,
  R3: batches,
  R5: people,
  R8: cutOff,
  R12: killedTwice,
  R13: weeks,
  R23: wornOften,
}

if (!mosquittoPath) {
  console.log('mosquitto is not installed: skipped.')
  process.exit(0)
}
const given = process.argv.slice(2)
const minutes = Number(given.find((word) => Number(word) > 0) ?? 24 * 60)
const wanted = given.filter((word) => word in promises)
const rows: (Verdict & { promise: string })[] = []
for (const [promise, measure] of Object.entries(promises)) {
  if (wanted.length > 0 && !wanted.includes(promise)) continue
  console.error(`${promise} …`)
  for (const verdict of await measure(minutes)) rows.push({ promise, ...verdict })
}
console.table(rows)
const cache = join(import.meta.dirname, '../../.cache')
await mkdir(cache, { recursive: true })
await writeFile(join(cache, 'soak.json'), `${JSON.stringify(rows, null, 2)}\n`)
process.exit(rows.every(({ isKept }) => isKept) ? 0 : 1)
