import { clamp } from './clamp.ts'
import { humidityRatio } from './moistAir.ts'
import { Noise } from './Noise.ts'
import type { Random } from './Random.ts'
import { sineOfDegrees } from './sineOfDegrees.ts'

/** Sun on a clear equinox day at 48° north: highest elevation in degrees, direct normal and diffuse light in W/m². */
const highest = 50
const direct = 820
const diffuse = 110

export type Facing = 'north' | 'south' | 'east' | 'west' | 'roof'

/**
 * Weather outside: temperature as a daily wave that is coldest at five and warmest at fifteen, clouds that drift, and the sun by
 * its elevation and azimuth (a sine over the day and 15° an hour; ASHRAE Handbook Fundamentals ch. 14 in its simplest form).
 */
export class Weather {
  /** °C. */
  temperature = 17
  /** g/kg. */
  moisture = 7
  /** 0 clear to 1 overcast. */
  clouds = 0.3
  /** m/s. */
  wind = 3
  /** W/m² on each facade and on the roof. */
  readonly sun: Record<Facing, number> = { north: 0, south: 0, east: 0, west: 0, roof: 0 }
  readonly #drift: Noise
  readonly #gusts: Noise
  /** °C of the day's mean, and from it to its warmest. */
  mean: number
  swing = 9

  constructor(random: Random, meanTemperature: number) {
    this.mean = meanTemperature
    this.#drift = new Noise(random.fork('clouds'), 0.32, 2400)
    this.#gusts = new Noise(random.fork('wind'), 1.1, 400)
  }

  /** One step of `dt` seconds of the building's time at an hour of the day. */
  step(dt: number, hour: number): void {
    this.clouds = clamp(0.35 + this.#drift.step(dt), 0, 1)
    this.wind = clamp(3.2 + this.#gusts.step(dt), 0.2, 14)
    // Ten hours up, fourteen down.
    const since = hour < 5 ? hour + 24 : hour
    const wave = since < 15 ? (since - 5) / 10 : 1 - (since - 15) / 14
    this.temperature = this.mean - this.swing / 2 + this.swing * sineOfDegrees(90 * wave)
    this.moisture = humidityRatio(this.mean - 3, 72)
    this.#shine(hour)
  }

  #shine(hour: number): void {
    const { sun } = this
    const height = (hour - 6) / 12
    const elevation = height > 0 && height < 1 ? highest * sineOfDegrees(180 * height) : 0
    const up = sineOfDegrees(elevation)
    const flat = sineOfDegrees(90 - elevation)
    const azimuth = (hour - 12) * 15
    // Positive towards the west and the south.
    const west = sineOfDegrees(azimuth)
    const south = sineOfDegrees(90 - azimuth)
    const beam = elevation > 0 ? direct * (1 - 0.85 * this.clouds) * Math.min(1, up * 3) : 0
    const sky = diffuse * Math.min(1, up * 2) * (1 + 0.4 * this.clouds)
    sun.south = beam * flat * Math.max(0, south) + sky
    sun.north = beam * flat * Math.max(0, -south) + sky
    sun.west = beam * flat * Math.max(0, west) + sky
    sun.east = beam * flat * Math.max(0, -west) + sky
    sun.roof = beam * up + 1.6 * sky
  }
}
