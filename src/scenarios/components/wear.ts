import * as z from 'zod'
import { bearingHours } from '../laws/bearingLife.ts'
import { toolLife } from '../laws/toolLife.ts'
import { durationField } from '../process/durations.ts'
import { makeComponent } from './ComponentKind.ts'
import { Life, type LifeDesign } from './Life.ts'
import { wearFigures } from './wearFigures.ts'

const force = z.number().positive()

const options = z.strictObject({
  of: z.string().describe('The machine or pump that it is a part of.'),
  law: z
    .enum(['bearing', 'tool', 'weibull'])
    .describe('ISO 281 bearing life, Taylor’s tool life, or a Weibull distribution of lives.'),
  rating: force
    .optional()
    .meta({ description: 'Of a bearing: dynamic load rating C.', unit: 'kN' }),
  load: force.optional().meta({ description: 'Of a bearing: equivalent load P.', unit: 'kN' }),
  rolling: z.enum(['ball', 'roller']).default('ball').describe('Of a bearing.'),
  rpm: force
    .optional()
    .meta({ description: 'Of a bearing: speed at the machine’s design rate.', unit: 'rpm' }),
  speed: force
    .optional()
    .meta({ description: 'Of a tool: cutting speed at the machine’s design rate.', unit: 'm/min' }),
  constant: force.optional().meta({ description: 'Of a tool: Taylor’s C.', unit: 'm/min' }),
  exponent: z.number().positive().max(1).optional().describe('Of a tool: Taylor’s n.'),
  life: force.optional().meta({
    description: 'Of “weibull”: the characteristic life η, which 37 % outlive, hours.',
    unit: 'h',
  }),
  slope: z
    .number()
    .min(0)
    .max(20)
    .optional()
    .describe(
      'β of the Weibull distribution of lives; 0 when all last alike. Default: 1.5 for bearings, 0 for tools, 2.5 else.',
    ),
  clock: z
    .enum(['cycles', 'running', 'calendar'])
    .default('running')
    .describe('Of “weibull”: what uses it up; a bearing counts turns, a tool time in the cut.'),
  used: z
    .number()
    .min(0)
    .max(2)
    .default(0)
    .meta({ description: 'Share of its rated life that is used up when a run starts.', unit: '1' }),
  mttr: durationField.default(3600).meta({
    description: 'Seconds until it is renewed after a failure; constant unless told.',
    unit: 's',
  }),
  cost: z.number().min(0).default(0).meta({ description: 'Cost of a failure.', unit: 'currency' }),
})
type Options = z.output<typeof options>

/** What each law needs. */
const needs = {
  bearing: ['rating', 'load', 'rpm'],
  tool: ['speed', 'constant', 'exponent'],
  weibull: ['life'],
} as const

/** A part that wears out with work, and fails its machine when its life is over. */
export const wear = makeComponent({
  about:
    'A part that wears out with work and then fails its machine: bearing, tool, or any by its lives.',
  equation:
    'Bearing: L10h = 10⁶/(60·n)·(C/P)^p, p = 3 or 10/3 (ISO 281). Tool: V·Tⁿ = C (Taylor 1907). Lives scatter by R(t) = exp(−(t/η)^β) (Weibull 1951).',
  options,
  reads: { used: { about: 'Share of its rated life that is used up.', unit: '%' } },
  writes: {
    used: { about: 'Share of its rated life that is used up.', unit: '%' },
    left: { about: 'Hours of work at design rate that are left of its rated life.', unit: 'h' },
  },
  links: { of: ['machine', 'pump'] },
  check: (given) => {
    const missing = needs[given.law].filter((name) => given[name] === undefined)
    return missing.length > 0
      ? `needs ${missing.map((name) => `“${name}”`).join(' and ')} for the law “${given.law}”`
      : null
  },
  open(build, given) {
    const life = new Life(build, build.stageOf(given.of), build.random, designOf(given), given.used)
    const { figures, ports } = wearFigures(life, () => designOf(given).rated)
    return {
      figures,
      main: 'consumed',
      course: {
        name: 'life used',
        unit: '%',
        isSum: false,
        scale: 1,
        read: ports.used,
        limit: 100,
      },
      ports,
      life,
      failures: () => life.failures,
      cost: () => life.spent,
      start: (_port, value) => life.set(value / 100),
      retune: (next) => life.retune(designOf(next as Options)),
      halt: (isHalted) => {
        if (isHalted) build.line.halt(life.stage, 3)
        else build.line.release(life.stage, 3)
      },
    }
  },
})

/** A share 1 − 1/e fails before the characteristic life of a Weibull distribution, a tenth before the rated life of a bearing. */
const [tenth, most] = [0.105_360_515_657_826_3, 1]

function designOf(given: Options): LifeDesign {
  const common = { repair: given.mttr, cost: given.cost, failing: most, exponent: 0 }
  if (given.law === 'bearing') {
    const hours = bearingHours(given.rating!, given.load!, given.rolling, given.rpm!)
    return {
      ...common,
      unit: 'cycles',
      rated: 3600 * hours,
      failing: tenth,
      slope: given.slope ?? 1.5,
    }
  }
  if (given.law === 'tool') {
    const rated = 60 * toolLife(given.speed!, given.constant!, given.exponent!)
    return {
      ...common,
      unit: 'running',
      rated,
      slope: given.slope ?? 0,
      exponent: 1 / given.exponent!,
    }
  }
  return { ...common, unit: given.clock, rated: 3600 * given.life!, slope: given.slope ?? 2.5 }
}
