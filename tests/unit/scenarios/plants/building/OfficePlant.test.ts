import { describe, expect, test } from 'vitest'
import { rooms } from '#scenarios/plants/building/design/rooms.ts'
import { areaOf } from '#scenarios/plants/building/design/Room.ts'
import { OfficePlant } from '#scenarios/plants/building/OfficePlant.ts'

const seeds = process.env.SEED ? [Number(process.env.SEED)] : [1, 7, 2026]

test('the rooms of each storey fill it without gap or overlap', () => {
  for (let storey = 0; storey < 4; storey++) {
    const own = rooms.filter((room) => room.storey === storey)
    const area = own.reduce((sum, room) => sum + areaOf(room), 0)
    expect(area).toBeCloseTo(48 * 18, 6)
    for (const a of own) {
      for (const b of own) {
        if (a === b) continue
        const across = Math.min(a.box[2], b.box[2]) - Math.max(a.box[0], b.box[0])
        const deep = Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1])
        within(Math.min(across, deep), -Infinity, 1e-9, `${a.number} and ${b.number}`)
      }
    }
  }
  expect(new Set(rooms.map((room) => room.number)).size).toBe(rooms.length)
})

describe.each(seeds)('the office with seed %i', (seed) => {
  test('opens on a working morning, full of people, lit and ventilated', () => {
    const plant = new OfficePlant(seed)
    expect(plant.clock.hour).toBeGreaterThan(8)
    expect(people(plant)).toBeGreaterThan(80)
    expect(plant.rooms.filter(({ light }) => light > 0.05).length).toBeGreaterThan(40)
    for (const unit of plant.units) expect(unit.airflow).toBeGreaterThan(5000)
  })

  test('shows life within two minutes: lifts, people, lamps, doors, and a pump that trips', () => {
    const plant = new OfficePlant(seed)
    const before = plant.rooms.map((room) => room.people)
    const lit = plant.rooms.map(({ light }) => light > 0.05)
    const trips = plant.lifts[0].trips + plant.lifts[1].trips
    let opened = 0
    let tripped = 0
    for (let t = 0; t < 120; t += 0.2) {
      plant.step(0.2)
      opened = Math.max(opened, plant.rooms.filter(({ door }) => door > 0.5).length)
      if (plant.plantRoom.pumpState(1) === 'faulted') tripped++
    }
    const changed = plant.rooms.filter((room, i) => room.people !== before[i]).length
    const switched = plant.rooms.filter(({ light }, i) => light > 0.05 !== lit[i]).length
    expect(plant.lifts[0].trips + plant.lifts[1].trips - trips).toBeGreaterThan(6)
    expect(changed).toBeGreaterThan(20)
    expect(switched).toBeGreaterThan(0)
    expect(opened).toBeGreaterThan(3)
    expect(tripped).toBeGreaterThan(100)
  })

  test('keeps its rooms habitable over two days, and empties at night', () => {
    const plant = new OfficePlant(seed)
    let warm = 0
    let samples = 0
    for (let t = 0; t < 2 * 950; t += 5) {
      plant.step(5)
      for (const { zone, room } of plant.rooms) {
        within(zone.temperature, 15, 36, room.number)
        within(zone.co2, 400, 2500, room.number)
        within(zone.humidity, 10, 90, room.number)
        samples++
        if (zone.temperature > 26.5) warm++
      }
      const { hour } = plant.clock
      if (hour > 22 || hour < 5) within(people(plant), 0, 30, 'people at night')
      for (const unit of plant.units) within(unit.supply, 8, 35, 'supply')
      within(plant.power, 5, 400, 'power')
    }
    expect(plant.clock.day).toBeGreaterThanOrEqual(1)
    // A few are too warm, which is worth a colour; most are not.
    expect(warm / samples).toBeLessThan(0.12)
  }, 60_000)
})

test('does the same whatever the size of its steps', () => {
  const fine = new OfficePlant(5)
  const coarse = new OfficePlant(5)
  for (let i = 0; i < 300; i++) fine.step(0.2)
  for (let i = 0; i < 6; i++) coarse.step(10)
  expect(coarse.rooms.map((room) => room.zone.temperature)).toEqual(
    fine.rooms.map((room) => room.zone.temperature),
  )
  expect(coarse.lifts[0].position).toBe(fine.lifts[0].position)
})

function people(plant: OfficePlant): number {
  return plant.rooms.reduce((sum, room) => sum + room.people, 0)
}

function within(value: number, low: number, high: number, what: string): void {
  // Quicker than expect(): it is asked a hundred thousand times.
  if (value >= low && value <= high) return
  expect.fail(`${what}: ${value} is not within ${low} and ${high}`)
}
