import * as z from 'zod'
import { loss } from '../flow/FlowLine.ts'
import { Effectiveness } from '../Effectiveness.ts'
import { durationField, isRandomDuration, meanOf } from '../process/durations.ts'
import { makeComponent, type Figure } from './ComponentKind.ts'
import { FailureMode, failureFields } from './FailureMode.ts'
import { countFigure, stagePart } from './stagePart.ts'
import { stateOfStage } from './stateOfStage.ts'
import { Setup, setupField } from './Setup.ts'

const failure = z.strictObject(failureFields)
const kilowatts = z.number().min(0).default(0)

const options = z.strictObject({
  rate: z
    .number()
    .positive()
    .optional()
    .meta({ description: 'Finished items an hour at full speed.', unit: 'items/h' }),
  cycle: durationField.optional().meta({
    description: 'Instead of “rate”: seconds of one finished item, for times that are random.',
    unit: 's',
  }),
  takes: z
    .number()
    .positive()
    .default(1)
    .meta({ description: 'Items that go into one finished item.', unit: 'items' }),
  yield: z.number().positive().max(1).default(1).meta({
    description: 'Share of the finished items that are good; the others are thrown out.',
    unit: '1',
  }),
  turn: z.number().positive().optional().meta({
    description: 'Items of one turn, or one cycle: for the speed that it shows.',
    unit: 'items',
  }),
  minor: z.number().min(0).max(0.9).default(0).meta({
    description:
      'Share of its speed that minor stops cost, too short to be followed one by one; it counts as performance.',
    unit: '1',
  }),
  slowest: z.number().positive().max(1).default(1).meta({
    description: 'Share of full speed to which it slows down before it stands.',
    unit: '1',
  }),
  power: z
    .strictObject({
      running: kilowatts.meta({ description: 'kW at full speed as designed.', unit: 'kW' }),
      idle: kilowatts.meta({ description: 'kW while it stands ready.', unit: 'kW' }),
    })
    .optional()
    .describe('Electrical power by state; in between with the speed.'),
  failure: z
    .union([failure, z.array(failure).max(20)])
    .optional()
    .describe('How it fails: one way, or a list of them.'),
  setup: setupField.optional(),
})
type Options = z.output<typeof options>

/** What works on items one after the other. */
export const machine = makeComponent({
  about: 'What works on items: a rate or cycle time, yield, failures, setup, energy by state.',
  equation:
    'Finished = min(rate, what comes, what fits); blocked after service; OEE = availability × performance × quality (ISO 22400-2).',
  options,
  reads: { state: { about: '“faulted” makes it start so.', unit: 'state' } },
  writes: {
    state: { about: 'What it is doing.', unit: 'state' },
    rate: { about: 'Finished items an hour now.', unit: 'items/h' },
    count: { about: 'Good items so far.', unit: 'items' },
    speed: { about: 'Turns or cycles a minute now; needs “turn”.', unit: 'rpm' },
    rejects: { about: 'Items thrown out so far.', unit: 'items' },
    power: { about: 'Electrical power now.', unit: 'kW' },
    oee: { about: 'Overall equipment effectiveness so far.', unit: '%' },
  },
  flow: {
    as: 'stage',
    of: (given) => ({
      rate: ableOf(given),
      design: rateOf(given),
      cycle: given.cycle === undefined ? null : { duration: given.cycle, plain: 'constant' },
      takes: given.takes,
      slowest: given.slowest,
      yield: given.yield,
      power: powerOf(given, rateOf(given), ableOf(given)),
      idlePower: given.power?.idle ?? 0,
    }),
  },
  check: ({ rate, cycle, power, minor }) => {
    if (rate === undefined && cycle === undefined) return 'needs a “rate” or a “cycle”'
    if (rate !== undefined && cycle !== undefined)
      return 'has both “rate” and “cycle”, which say the same'
    if (cycle !== undefined && minor > 0)
      return 'has “minor” stops, which only a machine with a “rate” can have'
    if (power && power.idle > power.running) return 'takes more power idle than running'
    return null
  },
  isRandom: ({ cycle }) => cycle !== undefined && isRandomDuration(cycle, 'constant'),
  open(build, given) {
    const { line, stage, agenda, random } = build
    const { design } = line.plan.stages[stage]
    /** What it is set to, items a second; and what it could have made so far at all that it was set to. */
    let set = design
    let possible = 0
    let ranBefore = 0
    const possibleAt = (time: number): number =>
      possible + (line.ranAt(stage, time) - ranBefore) * set
    const modes = failuresOf(given).map(
      (mode, i) => new FailureMode(line, agenda, stage, random.fork(`failure ${i}`), mode),
    )
    const setup = given.setup ? new Setup(line, agenda, stage, random, given.setup) : null
    const failures = (): number => modes.reduce((sum, { count }) => sum + count, 0)
    const planned = (time: number): number => time - line.lostAt(stage, loss.idle, time)
    const share = (seconds: number, time: number): number =>
      planned(time) > 0 ? (100 * seconds) / planned(time) : 0
    const meanDesign = (time: number): number => {
      const ran = line.ranAt(stage, time)
      return ran > 0 ? possibleAt(time) / ran : set
    }
    const effectiveness = (time: number): Effectiveness =>
      new Effectiveness(meanDesign(time), {
        plannedSeconds: planned(time),
        runSeconds: line.ranAt(stage, time),
        good: line.goodAt(stage, time),
        rejects: line.madeAt(stage, time) - line.goodAt(stage, time),
      })
    const rejects = (time: number): number => line.madeAt(stage, time) - line.goodAt(stage, time)
    const lost = (key: string, name: string, why: 1 | 2 | 3 | 4 | 5): Figure => ({
      ...percent(key, name, 'less'),
      read: (time) => share(line.lostAt(stage, why, time), time),
    })
    const count = countFigure(build, 'Good items')
    const oee: Figure = {
      ...percent('oee', 'OEE', 'more'),
      read: (time) => 100 * effectiveness(time).oee,
    }
    const base = stagePart(build, (next) => tuneOf(next as Options, design))
    return {
      figures: [
        {
          ...percent('running', 'Time running', 'more'),
          read: (time) => share(line.ranAt(stage, time), time),
        },
        lost('starved', 'Time starved', loss.starved),
        lost('blocked', 'Time blocked', loss.blocked),
        lost('faulted', 'Time faulted', loss.faulted),
        lost('maintained', 'Time in maintenance', loss.maintained),
        lost('setup', 'Time in setup', loss.setup),
        count,
        {
          key: 'rejects',
          name: 'Rejects',
          unit: 'items',
          digits: 0,
          better: 'less',
          read: rejects,
        },
        oee,
        {
          ...percent('availability', 'Availability', 'more'),
          read: (time) => 100 * effectiveness(time).availability,
        },
        {
          ...percent('performance', 'Performance', 'more'),
          read: (time) => 100 * effectiveness(time).performance,
        },
        {
          ...percent('quality', 'Quality', 'more'),
          read: (time) => 100 * effectiveness(time).quality,
        },
        { key: 'failures', name: 'Failures', unit: '', digits: 0, better: 'less', read: failures },
        {
          key: 'energy',
          name: 'Energy',
          unit: 'kWh',
          digits: 0,
          better: 'less',
          read: base.energy,
        },
      ],
      main: 'running',
      course: {
        name: 'time running',
        unit: '%',
        isSum: true,
        scale: 100,
        read: (time) => line.ranAt(stage, time),
      },
      ports: {
        state: () => stateOfStage(line, stage),
        rate: () => line.rate[stage] * 3600,
        speed: () => (line.rate[stage] * 60) / (given.turn ?? Infinity),
        count: count.read,
        rejects,
        power: () => line.powerOf(stage),
        oee: oee.read,
      },
      ...base,
      cost: () => modes.reduce((sum, { spent }) => sum + spent, setup?.spent ?? 0),
      failures,
      start: (port, value) => {
        if (port === 'state' && value === 5) modes[0]?.fire(0, 0)
      },
      design: meanDesign,
      retune: (next) => {
        possible = possibleAt(line.time)
        ranBefore = line.ranAt(stage, line.time)
        set = rateOf(next as Options)
        base.retune(next)
        failuresOf(next as Options).forEach((mode, i) => modes[i]?.retune(mode))
        if ((next as Options).setup) setup?.retune((next as Options).setup!)
      },
    }
  },
})

function percent(key: string, name: string, better: Figure['better']): Omit<Figure, 'read'> {
  return { key, name, unit: '%', digits: 1, better }
}

/** Finished items a second. */
function rateOf({ rate, cycle }: Options): number {
  return cycle === undefined ? rate! / 3600 : 1 / meanOf(cycle)
}

/** The same as it comes to with its minor stops. */
function ableOf(given: Options): number {
  return rateOf(given) * (1 - given.minor)
}

/** kW at a rate, when `running` holds for the design rate: above standing ready it goes with the speed. */
function powerOf({ power }: Options, design: number, rate = design): number {
  return power ? power.idle + ((power.running - power.idle) * rate) / design : 0
}

function tuneOf(given: Options, design: number) {
  const rate = ableOf(given)
  return {
    rate,
    yield: given.yield,
    power: powerOf(given, design, rate),
    idlePower: given.power?.idle ?? 0,
  }
}

function failuresOf({ failure: given }: Options): z.output<typeof failure>[] {
  return [given ?? []].flat()
}
