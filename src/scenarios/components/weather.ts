import * as z from 'zod'
import { Weather } from '../Weather.ts'
import { makeComponent } from './ComponentKind.ts'

const options = z.strictObject({
  mean: z.number().min(-40).max(50).optional().meta({
    description: 'Mean temperature of a day. Default: that of the month in Central Europe.',
    unit: '°C',
  }),
  swing: z
    .number()
    .min(0)
    .max(30)
    .default(9)
    .meta({ description: 'From the coldest to the warmest hour of a day, K.', unit: 'K' }),
})

/** Mean temperatures of the months in Central Europe, °C. */
const months = [0.5, 1.5, 5, 9.5, 14, 17.5, 19.5, 19, 14.5, 9.5, 4.5, 1.5] as const

/** The weather outside. */
export const weather = makeComponent({
  about:
    'The weather outside: a daily wave of temperature, sun on each facade, clouds that drift by chance.',
  equation:
    'Coldest at five, warmest at fifteen; sun by elevation and azimuth (ASHRAE Handbook Fundamentals ch. 14 in its simplest form).',
  options,
  reads: {},
  writes: {
    temperature: { about: 'Outside.', unit: '°C' },
    wind: { about: 'Wind speed.', unit: 'm/s' },
    sun: { about: 'On the roof.', unit: 'W/m²' },
  },
  open({ random, calendar }, given) {
    const mean = ({ mean: told }: typeof given): number =>
      told ?? months[Math.floor((calendar.yearday / 365) * 12) % 12]
    const sky = new Weather(random, mean(given))
    sky.swing = given.swing
    let warmest = -Infinity
    let sum = 0
    const step = (seconds: number, time: number): void => {
      const days = calendar.weekday + time / 86_400
      sky.step(seconds, 24 * (days - Math.floor(days)))
      if (sky.temperature > warmest) warmest = sky.temperature
      sum += sky.temperature * seconds
    }
    step(0, 0)
    return {
      figures: [
        {
          key: 'warmest',
          name: 'Warmest',
          unit: '°C',
          digits: 1,
          better: 'neither',
          read: () => warmest,
        },
        {
          key: 'mean',
          name: 'Mean temperature',
          unit: '°C',
          digits: 1,
          better: 'neither',
          read: (time) => (time > 0 ? sum / time : sky.temperature),
        },
      ],
      main: 'mean',
      course: {
        name: 'temperature',
        unit: '°C',
        isSum: false,
        scale: 1,
        read: () => sky.temperature,
      },
      ports: {
        temperature: () => sky.temperature,
        wind: () => sky.wind,
        sun: () => sky.sun.roof,
      },
      weather: sky,
      temperature: () => sky.temperature,
      step,
      retune: (next) => {
        const to = options.parse(next)
        sky.mean = mean(to)
        sky.swing = to.swing
      },
      digest: (digest) => {
        for (const value of [sky.temperature, sky.clouds, sky.wind, sum]) {
          digest.number(value)
        }
      },
    }
  },
})
