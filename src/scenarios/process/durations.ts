import * as z from 'zod'
import { exp } from '../exact/exp.ts'
import { pow } from '../exact/pow.ts'
import type { Random } from '../Random.ts'

/** Shorter ones would be events without end. */
const seconds = z.number().min(0.001)

/** Kinds of random times that a twin file may name. */
const kinds = [
  'constant',
  'exponential',
  'uniform',
  'triangular',
  'erlang',
  'weibull',
  'normal',
] as const
export type DurationKind = (typeof kinds)[number]

/** A time that may be random: a mean in seconds, or a mean and how it spreads. */
export const durationField = z.union([
  seconds,
  z.strictObject({
    mean: seconds.meta({ description: 'Mean, seconds.', unit: 's' }),
    as: z.enum(kinds).describe('How it spreads.'),
    spread: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe('Of “uniform” and “triangular”: farthest from the mean, as a share of it.'),
    shape: z
      .number()
      .positive()
      .max(100)
      .default(2)
      .describe('Of “erlang” (stages) and “weibull”; of “normal” the mean over its deviation.'),
  }),
])
export type Duration = z.output<typeof durationField>

/** Mean in seconds. */
export function meanOf(duration: Duration): number {
  return typeof duration === 'number' ? duration : duration.mean
}

/** Whether it spreads at all; a bare number does as `plain` says. */
export function isRandomDuration(duration: Duration, plain: DurationKind): boolean {
  return (typeof duration === 'number' ? plain : duration.as) !== 'constant'
}

/** Draws one time. A bare number is the mean of the kind `plain`. */
export function draw(duration: Duration, plain: DurationKind, random: Random): number {
  if (typeof duration === 'number') return drawAs(plain, duration, 0.5, 2, random)
  return drawAs(duration.as, duration.mean, duration.spread, duration.shape, random)
}

function drawAs(
  kind: DurationKind,
  mean: number,
  spread: number,
  shape: number,
  random: Random,
): number {
  switch (kind) {
    case 'constant':
      return mean
    case 'exponential':
      return random.exponential(mean)
    case 'uniform':
      return mean * (1 + spread * (2 * random.next() - 1))
    case 'triangular':
      return mean * (1 + spread * (random.next() + random.next() - 1))
    case 'erlang': {
      const stages = Math.max(1, Math.round(shape))
      let sum = 0
      for (let i = 0; i < stages; i++) sum += random.exponential(mean / stages)
      return sum
    }
    case 'weibull':
      return (mean / gammaOf(1 + 1 / shape)) * pow(random.exponential(1), 1 / shape)
    default:
      return mean * Math.max(0, 1 + random.normal() / shape)
  }
}

/** Γ(x) for x from 1 to 101 by Stirling's series after a shift, within 1e-12. */
export function gammaOf(x: number): number {
  let shifted = x
  let product = 1
  for (; shifted < 12; shifted++) product *= shifted
  const inverse = 1 / shifted
  const square = inverse * inverse
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680))))
  return (
    (Math.sqrt(6.283_185_307_179_586 / shifted) * pow(shifted / Math.E, shifted) * exp(series)) /
    product
  )
}
