import { describe, expect, test } from 'vitest'
import { machineNames } from '#scenarios/plants/bottling/lineDesign.ts'
import { BottlingPlant } from '#scenarios/plants/bottling/BottlingPlant.ts'

const seeds = process.env.SEED ? [Number(process.env.SEED)] : [1, 7, 2026]

describe.each(seeds)('the bottling hall with seed %i', (seed) => {
  test('loses no bottle and makes none', () => {
    const { line, ...plant } = openPlant(seed)
    for (let minute = 0; minute < 60; minute++) {
      expect(line.taken).toBe(line.rejected + line.content + line.palletised)
      plant.step(60)
    }
    expect(line.taken).toBe(line.rejected + line.content + line.palletised)
  }, 60_000)

  test('opens in the middle of a shift, with everything running', () => {
    const { line, farm, agvs } = openPlant(seed)
    const machines = machineNames.map((name) => line.machines[name])
    expect(machines.filter(({ state }) => state !== 'running')).toEqual([])
    for (const { share, effectiveness, drive } of machines) {
      expect(share).toBeGreaterThan(0.4)
      expect(effectiveness.good).toBeGreaterThan(1000)
      expect(drive.temperature).toBeGreaterThan(35)
    }
    expect(Object.values(line.conveyors).filter(({ count }) => count === 0)).toEqual([])
    expect(farm.productFlow).toBeGreaterThan(100)
    expect(agvs.vehicles.some((agv) => agv.speed > 0 || agv.task !== 'to pick-up')).toBe(true)
  })

  test('spreads the first jam: downstream starves, upstream is blocked, then all run again', () => {
    const { line, ...plant } = openPlant(seed)
    expect(plant.firstJam).toBeGreaterThan(40)
    expect(plant.firstJam).toBeLessThan(70)
    const { labeller, packer, capper, filler } = line.machines
    const seen = new Set<string>()
    plant.step(plant.firstJam - 1)
    expect(labeller.state).toBe('running')
    for (let i = 0; i < 300; i++) {
      plant.step(0.1)
      for (const [name, { state }] of Object.entries({ labeller, packer, capper, filler }))
        seen.add(`${name} ${state}`)
    }
    const spread = ['labeller faulted', 'packer starved', 'capper blocked', 'filler blocked']
    expect([...seen]).toEqual(expect.arrayContaining(spread))
    plant.step(25)
    for (const machine of [labeller, packer, capper, filler]) expect(machine.state).toBe('running')
  })

  test('keeps levels, pressures, temperatures and batteries in range over four hours, and mostly runs', () => {
    const { line, farm, utilities, agvs, ...plant } = openPlant(seed)
    const running = new Map<string, number>()
    let samples = 0
    let together = 0
    for (let t = 0; t < 4 * 3600; t += 2) {
      plant.step(2)
      samples++
      const up = machineNames.filter((name) => line.machines[name].state === 'running')
      for (const name of up) running.set(name, (running.get(name) ?? 0) + 1)
      if (up.length === 0) together++
      for (const tank of farm.tanks) within(tank.level, 0.03, 0.97)
      for (const tank of farm.tanks) within(tank.temperature, 1, 9)
      within(farm.bowlLevel, 0.1, 0.95)
      within(utilities.compressor.pressure, 6.3, 7.6)
      within(utilities.hall.temperature, 19, 29)
      for (const chiller of utilities.chillers) within(chiller.supply, -4, 12)
      for (const agv of agvs.vehicles) within(agv.battery, 20, 100)
      for (const name of machineNames) within(line.machines[name].drive.temperature, 20, 110)
    }
    for (const name of machineNames) within((running.get(name) ?? 0) / samples, 0.75, 0.97)
    expect(together / samples).toBeLessThan(0.01)
    expect(line.oee).toBeGreaterThan(0.75)
  }, 60_000)
})

test('does the same whatever the size of its steps', () => {
  const fine = openPlant(5)
  const coarse = openPlant(5)
  for (let i = 0; i < 600; i++) fine.step(0.1)
  for (let i = 0; i < 6; i++) coarse.step(10)
  expect(coarse.line.taken).toBe(fine.line.taken)
  expect(coarse.agvs.vehicles[0].place).toEqual(fine.agvs.vehicles[0].place)
})

/** The plant with its methods bound, so that tests can take it apart. */
function openPlant(seed: number) {
  const plant = new BottlingPlant(seed)
  const { line, farm, utilities, agvs, firstJam } = plant
  return { line, farm, utilities, agvs, firstJam, step: (seconds: number) => plant.step(seconds) }
}

function within(value: number, low: number, high: number): void {
  // Quicker than expect(): it is asked a hundred thousand times.
  if (value >= low && value <= high) return
  expect.fail(`${value} is not within ${low} and ${high}`)
}
