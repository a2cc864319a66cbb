import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { openBottling } from '#scenarios/plants/bottling/openBottling.ts'
import { openBuilding } from '#scenarios/plants/building/openBuilding.ts'
import type { PlantSimulation } from '#scenarios/PlantSimulation.ts'
import type { CommandValue } from '#twin/Command.ts'
import { readCommands } from '#twin/readCommands.ts'
import { readTwin } from '#twin/readTwin.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'

const plants = { bottling: openBottling, building: openBuilding }

function commandsOf(plant: string) {
  const text = readFileSync(`models/${plant}/twin.json`, 'utf8')
  const read = readTwin(text, 'twin.json', { behaviours, codecs })
  if ('problems' in read) throw new Error(read.problems[0].text)
  const problems = new TwinProblems()
  const { list } = readCommands(read.twin, problems)
  expect(problems.list(text)).toEqual([])
  return list
}

describe.each(['bottling', 'building'] as const)('the commands of the plant %s', (name) => {
  it('are in its twin file as its controller has them: ids, roles, and what may be chosen', () => {
    const acts = plants[name](1).acts ?? {}
    const list = commandsOf(name)
    expect(list.map(({ id }) => id).toSorted()).toEqual(Object.keys(acts).toSorted())
    for (const { id, role, takes } of list) {
      const act = acts[id]
      const plain =
        takes.kind === 'choice'
          ? {
              ...takes,
              choices: takes.choices.map(({ value, name: said }) => ({ value, name: said })),
            }
          : takes
      expect([id, role, plain]).toEqual([id, act.role, act.takes])
    }
  })
})

/** Lets a plant run on; what it published last, by topic. */
function run(plant: PlantSimulation, seconds: number): Map<string, Record<string, unknown>> {
  const last = new Map<string, Record<string, unknown>>()
  for (let i = 0; i < seconds * 5; i++) {
    plant.step(0.2)
    plant.publish(0, (topic, payload) => last.set(topic, JSON.parse(payload)))
  }
  return last
}

/** Does something and runs until it is reached. */
function doIt(plant: PlantSimulation, id: string, value: CommandValue | null = null): void {
  const one = plant.acts![id]
  expect([id, one.refuses?.(value) ?? null]).toEqual([id, null])
  one.begin(value)
  let seconds = 0
  for (; !one.isDone() && seconds < one.within; seconds += 0.2) run(plant, 0.2)
  expect([id, one.isDone()]).toEqual([id, true])
}

describe('what the bottling hall does when it is told to', () => {
  it('changes its values: speed, stop and start, a fault that is reset, pumps, valves, cold, light', () => {
    const plant = openBottling(1)
    run(plant, 5)
    doIt(plant, 'filler.speed', 15_000)
    const at = (topic: string) => run(plant, 2).get(`gemba/bottling/${topic}`)!
    expect(at('line1/filler')).toMatchObject({ setpoint: 15_000, state: 'running' })
    expect(at('line1/filler').rate).toBeCloseTo(15_000, -3)
    doIt(plant, 'capper.run', 'stop')
    expect(at('line1/capper')).toMatchObject({ state: 'stopped', speed: 0 })
    run(plant, 30)
    expect(at('line1/filler').state).toBe('blocked')
    doIt(plant, 'capper.run', 'start')
    expect(at('line1/capper').state).toBe('running')
    doIt(plant, 'pump1.limit', 45)
    expect(at('tankfarm/pump1')).toMatchObject({ limit: 45 })
    doIt(plant, 'valve01.hold', 'shut')
    expect(at('tankfarm/valves')).toMatchObject({ valves: { v01: 0 } })
    doIt(plant, 'chiller1.setpoint', 1)
    expect(at('utilities/chiller1').setpoint).toBe(1)
    doIt(plant, 'building.light3', 20)
    expect(at('building/building').zone3).toBe(20)
    // The first jam of the labeller comes within a minute or so.
    while (at('line1/labeller').state !== 'faulted') run(plant, 1)
    expect(plant.acts!['labeller.run'].refuses?.('start')).toMatch(/fault \(label jam\): reset/)
    doIt(plant, 'labeller.reset')
    expect(at('line1/labeller').fault).toBe('none')
    expect(plant.acts!['labeller.reset'].refuses?.(null)).toBe('It has no fault.')
  }, 30_000)
})

describe('what the office does when it is told to', () => {
  it('changes its values: a setpoint, lamps, an air handler, a lift', () => {
    const plant = openBuilding(1)
    const at = (topic: string) => run(plant, 3).get(`gemba/building/${topic}`)!
    doIt(plant, 'room201.setpoint', 19)
    doIt(plant, 'room201.lamps', 'on')
    run(plant, 20)
    expect(at('storey2/room201')).toMatchObject({ setpoint: 19, light: 100 })
    doIt(plant, 'room201.lamps', 'off')
    expect(at('storey2/room201').light).toBe(0)
    doIt(plant, 'ahu1.run', 'off')
    expect(at('roof/ahu1').state).toBe('idle')
    for (const [floor, name] of ['Ground floor', 'Third floor'].entries()) {
      doIt(plant, 'lift1.call', name)
      expect(run(plant, 1).get('gemba/building/lifts/lift1')).toMatchObject({ landing: floor * 3 })
    }
  }, 30_000)
})
