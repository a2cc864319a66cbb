import { describe, expect, test } from 'vitest'
import { AirHandler } from '#scenarios/AirHandler.ts'
import { DayClock } from '#scenarios/DayClock.ts'
import { Lift } from '#scenarios/Lift.ts'
import { humidityRatio, relativeHumidity, saturationPressure } from '#scenarios/moistAir.ts'
import { OfficeZone, outdoorCo2, type ZoneLoads } from '#scenarios/OfficeZone.ts'
import { Random } from '#scenarios/Random.ts'
import { sineOfDegrees } from '#scenarios/sineOfDegrees.ts'
import { VavBox } from '#scenarios/VavBox.ts'
import { Weather } from '#scenarios/Weather.ts'

test('the sine without a sine is right to two thousandths, all the way round', () => {
  for (let degrees = -720; degrees <= 720; degrees += 7) {
    const error = Math.abs(sineOfDegrees(degrees) - Math.sin((degrees * Math.PI) / 180))
    expect(error).toBeLessThan(0.002)
  }
})

describe('moist air', () => {
  // ASHRAE Handbook Fundamentals ch. 1, table 3.
  test.each([
    [0, 611.2],
    [10, 1228],
    [20, 2339],
    [30, 4247],
  ])('is saturated at %i °C at %d Pa', (celsius, pascal) => {
    expect(Math.abs(saturationPressure(celsius) / pascal - 1)).toBeLessThan(0.002)
  })

  test('holds 7.3 g/kg at 20 °C and 50 %, and says so both ways', () => {
    expect(humidityRatio(20, 50)).toBeCloseTo(7.26, 1)
    expect(relativeHumidity(20, humidityRatio(20, 50))).toBeCloseTo(50, 6)
    expect(relativeHumidity(5, 20)).toBe(100)
  })
})

describe('a room', () => {
  const idle: ZoneLoads = {
    people: 0,
    heat: 0,
    airflow: 0,
    supply: 18,
    moisture: 7,
    supplyCo2: outdoorCo2,
    leak: 0,
    outside: 0,
    outsideMoisture: 5,
  }

  test('settles where gains and losses are equal, whatever the step', () => {
    for (const dt of [12, 60, 600]) {
      const zone = new OfficeZone({ area: 20, height: 3, loss: 0.02 }, 20)
      for (let t = 0; t < 60 * 86_400; t += dt) zone.step(dt, { ...idle, heat: 0.4 })
      // 0.4 kW through 0.02 kW/K to 0 °C.
      expect(zone.temperature).toBeCloseTo(20, 1)
    }
  })

  test('keeps carbon dioxide at the outdoor level plus generation over airflow', () => {
    const zone = new OfficeZone({ area: 20, height: 3, loss: 0 }, 22)
    for (let t = 0; t < 36_000; t += 12) zone.step(12, { ...idle, people: 2, airflow: 100 })
    // Two people breathe 38 l/h into 100 m³/h: 380 ppm above the outdoors.
    expect(zone.co2).toBeCloseTo(outdoorCo2 + 380, 0)
  })

  test('dries to the moisture of its supply air when it is empty', () => {
    const zone = new OfficeZone({ area: 20, height: 3, loss: 0 }, 22)
    for (let t = 0; t < 36_000; t += 12) zone.step(12, { ...idle, airflow: 100, moisture: 6 })
    expect(zone.moisture).toBeCloseTo(6, 3)
    expect(zone.humidity).toBeGreaterThan(20)
  })
})

test('a VAV box opens for warmth and for bad air, and stays where it is when it sticks', () => {
  const box = new VavBox(400)
  const run = (temperature: number, co2: number) => {
    for (let t = 0; t < 600; t += 12) box.step(12, temperature, co2, 1, 22, 1)
    return box.airflow
  }
  expect(run(22, 500)).toBeCloseTo(0.3 * 400, 0)
  expect(run(25, 500)).toBeCloseTo(400, 0)
  expect(run(22, 1000)).toBeCloseTo(400, 0)
  expect(run(19, 500)).toBeCloseTo(0.3 * 400, 0)
  expect(box.heating).toBe(1)
  box.isStuck = true
  expect(run(27, 1500)).toBeCloseTo(0.3 * 400, 0)
})

test('fans take power with the cube of their speed, and a dusty filter more pressure', () => {
  const [half, full] = [settle(4000), settle(9000)]
  expect(full.power / half.power).toBeCloseTo((full.share / half.share) ** 3, 2)
  expect(settle(8000, 0.9).filterDrop).toBeGreaterThan(2.5 * settle(8000).filterDrop)
  expect(full.supply).toBeCloseTo(18, 0)
})

test('the sun comes from the east in the morning, the south at noon, the west in the evening', () => {
  const weather = new Weather(new Random(1), 17)
  const at = (hour: number) => {
    weather.step(1, hour)
    return { ...weather.sun }
  }
  expect(at(8).east).toBeGreaterThan(at(8).west)
  expect(at(12).south).toBeGreaterThan(at(12).east)
  expect(at(17).west).toBeGreaterThan(at(17).east)
  expect(at(0).roof).toBe(0)
})

test('a day passes at its rate, a night twenty times as fast', () => {
  const clock = new DayClock(12, 60)
  expect(clock.step(1)).toBe(60)
  expect(clock.hour).toBeCloseTo(12 + 1 / 60, 9)
  clock.hour = 23
  expect(clock.step(1)).toBe(1200)
  clock.hour = 23.9
  clock.step(1)
  expect(clock.day).toBe(1)
})

test.each([1, 2, 3])(
  'a lift serves its calls smoothly and opens only at landings (seed %i)',
  (seed) => {
    const levels = [0, 4.5, 8.4, 12.3]
    const lift = new Lift(levels, 0, new Random(seed))
    lift.call(3)
    const visited = new Set<number>()
    let last = { position: 0, velocity: 0 }
    for (let t = 0; t < 600; t += 0.2) {
      lift.step(0.2, true)
      const isAtLanding = levels.includes(lift.position)
      expect(lift.door === 0 || isAtLanding).toBe(true)
      if (lift.door > 0) visited.add(lift.landing)
      expect(Math.abs(lift.velocity)).toBeLessThanOrEqual(1.6 + 1e-9)
      expect(Math.abs(lift.position - last.position)).toBeLessThan(0.4)
      expect(lift.position).toBeGreaterThanOrEqual(0)
      expect(lift.position).toBeLessThanOrEqual(12.3)
      last = { position: lift.position, velocity: lift.velocity }
      if (lift.isFree) lift.call(Math.floor(t) % 4)
    }
    expect(visited.size).toBe(4)
    lift.step(0.2, false)
    expect(lift.state).toBe('out of service')
  },
)

/** A unit after an hour at a demand in m³/h. */
function settle(demand: number, dust = 0): AirHandler {
  const unit = new AirHandler(10_000, 10, dust)
  for (let t = 0; t < 3600; t += 12) unit.step(12, demand, 22, 15, 18)
  return unit
}
