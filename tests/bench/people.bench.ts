/**
 * People in a room on mosquitto, each with a connection of their own and 20 poses a second with both hands, and the production page (a
 * small canvas) among them: its frames, what it takes a frame more than alone, how late poses come from one to another, and their length on the wire.
 * And what showing people takes a frame, by the table of poses alone. Prints tables, then JSON on the last line.
 * `tsx tests/bench/people.bench.ts [SCENE ...]`
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makePose } from '#people/Pose.ts'
import { PoseTable } from '#people/PoseTable.ts'
import { makeLoadPlant } from '../world/makeLoadPlant.ts'
import { openCrowd, type Came } from '../world/openCrowd.ts'
import { mosquittoPath, openMosquitto } from '../world/openMosquitto.ts'
import { openBarePage } from './openBarePage.ts'

/**
 * `listeners` of the people get the poses of all the others, besides the page. `flood`: lines a second of one more; `lines`: of each, while the page
 * shows the panel in a window that holds it.
 */
type Scene = { people: number; listeners: number; metres: number; flood?: number; lines?: number }
type Frames = { fps: number; longest: number; own: number }
type Measured = { alone: Frames; together: Frames; people: number; placed: number; lines: number }

const scenes: Record<string, Scene> = {
  '50 people, all hear all': { people: 50, listeners: 50, metres: 30 },
  '20 people and a flood of 10,000/s': { people: 20, listeners: 20, metres: 30, flood: 10_000 },
  'panel open, 50 people write 40 lines/s each': {
    people: 50,
    listeners: 1,
    metres: 30,
    lines: 40,
  },
  '200 people, the page hears': { people: 200, listeners: 1, metres: 200 },
}
const seconds = 10
const sampled = [measureTable(50), measureTable(200), measureTable(1000)]
console.table(sampled)
const results: Record<string, unknown> = {}
if (mosquittoPath) {
  const program = await readFile(join(import.meta.dirname, 'peoplePage.mjs'), 'utf8')
  const chosen = process.argv.slice(2)
  for (const [name, scene] of Object.entries(scenes)) {
    if (chosen.length > 0 && !chosen.some((part) => name.startsWith(part))) continue
    results[name] = await measure(scene, program)
  }
  console.table(results)
} else console.log('mosquitto is not installed: the rest is skipped.')
console.log(JSON.stringify({ sampled, ...results }))

async function measure(
  { people, listeners, metres, flood = 0, lines = 0 }: Scene,
  program: string,
): Promise<object> {
  const broker = await openMosquitto(['max_queued_messages 0', 'max_inflight_messages 0'])
  const files = Object.entries(await makeLoadPlant(20))
  let came: Promise<Came> | undefined
  let opening: ReturnType<typeof openBarePage> | undefined
  const measured = await new Promise<Measured>((resolve, reject) => {
    opening = openBarePage(
      Object.fromEntries(files.map(([name, content]) => [`models/${name}`, content])),
      `twin=models/twin.json&broker=${encodeURIComponent(broker.ws)}${lines > 0 ? '&panel' : ''}`,
      program,
      {
        ready: () => {
          came = openCrowd(broker.tcp, [people, listeners, seconds + 12, metres, flood, lines])
          return { people, seconds }
        },
        done: resolve,
      },
      lines > 0 ? '1000,600' : undefined,
    )
    opening.catch(reject)
  })
  const { p50, p95, p99, perSecond, wire } = (await came)!
  await (await opening)?.close()
  await broker.close()
  const { alone, together } = measured
  return {
    'fps alone': round(alone.fps),
    fps: round(together.fps),
    'longest frame, ms': round(together.longest),
    'own CPU a frame alone, ms': round(alone.own, 3),
    'own CPU a frame, ms': round(together.own, 3),
    people: measured.people,
    placed: measured.placed,
    'lines in the panel': measured.lines,
    'p50, ms': round(p50),
    'p95, ms': round(p95),
    'p99, ms': round(p99),
    'poses/s to listeners': perSecond,
    'bytes a pose on the wire': round(wire),
  }
}

/** So many walk for 20 s at 60 frames and 20 poses a second: what a frame takes, with what came since the last one. */
function measureTable(people: number): object {
  const table = new PoseTable()
  const pose = makePose()
  pose.flags = 15
  const ids = Array.from({ length: people }, (_, i) => `p${i}`)
  for (const id of ids) table.add(id)
  const costs: number[] = []
  for (let frame = 0; frame < 1200; frame++) {
    const now = frame / 60
    const began = performance.now()
    for (let i = frame % 3; i < people; i += 3) {
      pose.head[0] = now + i
      table.push(ids[i], pose, now, now % 16.384)
    }
    table.sample(now)
    if (frame > 200) costs.push(performance.now() - began)
  }
  costs.sort((a, b) => a - b)
  return { people, 'median, ms': round(costs[500], 4), 'p95, ms': round(costs[950], 4) }
}

function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits))
}
