import { availableParallelism } from 'node:os'
import { WhatIfPool } from '#feed/WhatIfPool.ts'
import { openModel } from '#scenarios/whatif/openModel.ts'
import type { Answer } from '#twin/process/Answer.ts'
import type { Scenario } from '#twin/process/Scenario.ts'
import type { Question, WhatIfSource } from '#twin/process/WhatIf.ts'
import { openThread } from '../../src/openThread.ts'
import { readWhatIfSource } from '../world/readWhatIfSource.ts'

/**
 * How long a what-if takes: one run of a month on one core, and whole questions on all cores, with the first coarse answer, how soon a
 * question is dropped, and the memory of the thread that joins.
 */
const figures: Record<string, number> = {}
for (const [plant, days, words] of [
  ['bottling', 30, 'a month'],
  ['building', 7, 'a week'],
] as const) {
  const source = readWhatIfSource(plant)
  const [scenario] = openModel(source).book.scenarios
  if (!scenario) throw new Error(`whatIf.bench: ${plant} has no scenario`)
  figures[`${plant}: ${words}, one run, one core, ms`] = timeRun(source, scenario, days)
  const some = await ask(source, { ...scenario, days }, 4)
  figures[`${plant}: ${words}, 4 replications of both worlds, s`] = some.seconds
  if (plant !== 'bottling') continue
  const half = await ask(source, { ...scenario, days: 182 }, 200)
  figures['bottling: six months, 200 replications of both worlds, s'] = half.seconds
  figures['bottling: six months, first coarse answer, s'] = half.coarse
  figures['bottling: dropped after, ms'] = await drop(source, { ...scenario, days: 182 })
}
figures['memory of the joining thread, MB'] = process.memoryUsage().heapUsed / 1e6
console.log(`${availableParallelism()} cores`)
for (const [name, value] of Object.entries(figures))
  console.log(`${name.padEnd(64)} ${value.toFixed(value < 10 ? 2 : 0)}`)
console.log(JSON.stringify(figures))

/** The fastest of five, so that the machine's other work does not count. */
function timeRun(source: WhatIfSource, scenario: Scenario, days: number): number {
  const model = openModel(source)
  let best = Infinity
  for (let replication = 0; replication < 5; replication++) {
    const started = performance.now()
    const run = model.run({ scenario, days, seed: 1, replication, start: {} })
    while (!run.next().done);
    best = Math.min(best, performance.now() - started)
  }
  return best
}

async function ask(
  source: WhatIfSource,
  scenario: Scenario,
  replications: number,
): Promise<{ seconds: number; coarse: number }> {
  const pool = new WhatIfPool(source, availableParallelism(), openThread)
  await pool.book
  const question: Question = { scenario, seed: 1, replications }
  const started = performance.now()
  let coarse = NaN
  await new Promise<Answer>((resolve, reject) => {
    pool.ask(question, {
      onAnswer(answer) {
        if (Number.isNaN(coarse)) coarse = (performance.now() - started) / 1000
        if (!answer.isCoarse) resolve(answer)
      },
      onProblem: ({ text }) => reject(new Error(text)),
    })
  })
  pool.close()
  return { seconds: (performance.now() - started) / 1000, coarse }
}

/** Milliseconds from dropping a long question to the answer of a short one. */
async function drop(source: WhatIfSource, scenario: Scenario): Promise<number> {
  const pool = new WhatIfPool(source, availableParallelism(), openThread)
  await pool.book
  const events = { onAnswer: () => undefined, onProblem: () => undefined }
  pool.ask({ scenario, seed: 1, replications: 200 }, events)
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const started = performance.now()
  await new Promise((resolve) => {
    const short = { scenario: { ...scenario, days: 0.01 }, seed: 2, replications: 1 }
    pool.ask(short, { ...events, onAnswer: resolve })
  })
  pool.close()
  return performance.now() - started
}
