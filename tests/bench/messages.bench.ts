/**
 * Messages against mosquitto, in the production page with a small canvas; see `scenes` for what is offered and `measureMessages`
 * for how. Prints a table, then JSON on the last line. `tsx tests/bench/messages.bench.ts [SCENE ...]`
 */
import { mosquittoPath } from '../world/openMosquitto.ts'
import { measureMessages, type MessageLoad } from './measureMessages.ts'

const scenes: Record<string, Omit<MessageLoad, 'seconds'>> = {
  '5,000/s onto 10,000 parts': { parts: 10_000, perSecond: 5000 },
  '20,000/s onto 10,000 parts': { parts: 10_000, perSecond: 20_000 },
  '20,000/s onto 100,000 parts': { parts: 100_000, perSecond: 20_000 },
  '200,000 values/s, 50 a message': { parts: 100_000, perSecond: 4000, perMessage: 50 },
  '40,000/s onto 10,000 parts': { parts: 10_000, perSecond: 40_000 },
}
const seconds = 15

if (!mosquittoPath) {
  console.log('mosquitto is not installed: skipped.')
  process.exit(0)
}
const chosen = process.argv.slice(2)
const results: Record<string, unknown> = {}
for (const [name, scene] of Object.entries(scenes)) {
  if (chosen.length > 0 && !chosen.some((part) => name.startsWith(part))) continue
  results[name] = await measureMessages({ ...scene, seconds })
}
console.table(results)
console.log(JSON.stringify(results))
