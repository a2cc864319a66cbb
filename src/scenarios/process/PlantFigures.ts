import type { Kpi } from '#twin/process/Answer.ts'
import type { Part } from '../components/ComponentKind.ts'
import { Effectiveness } from '../Effectiveness.ts'
import { loss, type FlowLine } from '../flow/FlowLine.ts'
import type { ChangeBook } from './ChangeBook.ts'
import type { RunPart } from './openRun.ts'
import type { PlannedFlow, ProcessModel } from './ProcessModel.ts'
import { nameItems } from './nameItems.ts'
import type { Course } from './Sampler.ts'
import { worthOf } from './worthOf.ts'

type Reader = Kpi & { read: (time: number) => number }

/** The key figures of a whole plant and of each of its components, and the courses that are kept. */
export class PlantFigures {
  readonly courses: Course[]
  readonly #model: ProcessModel
  readonly #line: FlowLine
  readonly #flow: PlannedFlow
  readonly #parts: ReadonlyMap<string, Part>
  readonly #changes: ChangeBook
  readonly #readers: Reader[]
  readonly #worth: ReturnType<typeof worthOf>

  constructor(
    model: ProcessModel,
    line: FlowLine,
    flow: PlannedFlow,
    parts: ReadonlyMap<string, Part>,
    changes: ChangeBook,
  ) {
    this.#model = model
    this.#line = line
    this.#flow = flow
    this.#parts = parts
    this.#changes = changes
    this.#worth = worthOf(flow.plan)
    this.#readers = [...this.#whole(), ...this.#each()]
    this.courses = this.#makeCourses()
    for (const named of [...this.#readers, ...this.courses])
      named.unit = nameItems(named.unit, model.items)
  }

  get kpis(): Kpi[] {
    return this.#readers.map(({ id, name, unit, digits, better }) =>
      kpi(id, name, unit, digits, better),
    )
  }

  read(time: number): Record<string, number> {
    return Object.fromEntries(this.#readers.map(({ id, read }) => [id, read(time)]))
  }

  parts(time: number): RunPart[] {
    const limiting = this.#limiting(time)
    return this.#model.components.map(({ id, asset }) => {
      const { figures, main } = this.#parts.get(id)!
      const { name, unit, read } = figures.find(({ key }) => key === main) ?? figures[0]
      return {
        component: id,
        asset,
        figure: name,
        unit: nameItems(unit, this.#model.items),
        value: read(time),
        isBottleneck: id === limiting,
      }
    })
  }

  /** The machine or fleet that gives away least of what it could do: what it loses, the whole line loses. */
  #limiting(time: number): string | null {
    let limiting: string | null = null
    let least = Infinity
    for (const { id, is } of this.#model.components) {
      if (is !== 'machine' && is !== 'vehicles') continue
      const slack = this.#line.slackAt(this.#flow.stageOf.get(id)!, time)
      if (slack < least) {
        least = slack
        limiting = id
      }
    }
    return limiting
  }

  #whole(): Reader[] {
    const { components, costs } = this.#model
    const readers: Reader[] = []
    const kinds = new Set(components.map(({ is }) => is))
    if (kinds.has('sink')) {
      readers.push(
        { ...kpi('output', 'Output', 'items', 0, 'more'), read: (time) => this.#output(time) },
        {
          ...kpi('throughput', 'Output an hour', 'items/h', 1, 'more'),
          read: (time) => (time > 0 ? (this.#output(time) * 3600) / time : 0),
        },
      )
    }
    if (kinds.has('machine')) {
      const percent = (id: string, name: string, of: (oee: Effectiveness) => number): Reader => ({
        ...kpi(id, name, '%', 1, 'more'),
        read: (time) => 100 * of(this.#effectiveness(time)),
      })
      readers.push(
        percent('oee', 'OEE', ({ oee }) => oee),
        percent('availability', 'Availability', ({ availability }) => availability),
        percent('performance', 'Performance', ({ performance }) => performance),
        percent('quality', 'Quality', ({ quality }) => quality),
        { ...kpi('rejects', 'Rejects', 'items', 0, 'less'), read: (time) => this.#rejects(time) },
      )
    }
    if (this.#flow.plan.stores.length > 0) {
      readers.push({
        ...kpi('wip', 'Work in progress (mean)', 'items', 1, 'less'),
        read: (time) => this.#meanContent(time),
      })
    }
    const parts = [...this.#parts.values()]
    const failing = parts.filter(({ failures }) => failures)
    if (failing.length > 0 || this.#changes.faults > 0) {
      readers.push({
        ...kpi('failures', 'Failures', '', 0, 'less'),
        read: (time) =>
          failing.reduce((sum, { failures }) => sum + failures!(time), this.#changes.faults),
      })
    }
    readers.push(
      { ...kpi('energy', 'Energy', 'kWh', 0, 'less'), read: (time) => this.#energy(time) },
      { ...kpi('cost', 'Cost', costs.currency, 0, 'less'), read: (time) => this.#cost(time) },
    )
    if (kinds.has('sink')) {
      readers.push({
        ...kpi('energyPerItem', 'Energy an item', 'kWh', 4, 'less'),
        read: (time) => (this.#output(time) > 0 ? this.#energy(time) / this.#output(time) : 0),
      })
    }
    if (parts.some(({ heat }) => heat)) {
      const read = (time: number): number => total(parts, 'heat', time)
      readers.push({ ...kpi('heat', 'Heat', 'kWh', 0, 'less'), read })
    }
    if (parts.some(({ overLimit }) => overLimit)) {
      const read = (time: number): number => total(parts, 'overLimit', time)
      readers.push({ ...kpi('overLimit', 'Room hours over the limit', 'h', 1, 'less'), read })
    }
    if (kinds.has('wear')) {
      const wearing = parts.filter(({ life }) => life)
      const read = (time: number): number =>
        wearing.reduce((most, { life }) => Math.max(most, 100 * life!.consumedAt(time)), 0)
      readers.push({ ...kpi('wear', 'Lives consumed (most)', '%', 1, 'less'), read })
    }
    if (costs.item > 0) {
      readers.push({
        ...kpi('margin', 'Margin', costs.currency, 0, 'more'),
        read: (time) => this.#output(time) * costs.item - this.#cost(time),
      })
    }
    return readers
  }

  #each(): Reader[] {
    return this.#model.components.flatMap(({ id, name }) =>
      this.#parts
        .get(id)!
        .figures.map(({ key, name: what, unit, digits, better, read }) =>
          Object.assign(kpi(`${id}.${key}`, `${name}: ${what}`, unit, digits, better), { read }),
        ),
    )
  }

  #makeCourses(): Course[] {
    const has = (id: string): boolean => this.#readers.some((reader) => reader.id === id)
    const courses: Course[] = []
    if (has('output'))
      courses.push(sumCourse('output', 'Output', 'items/h', (time) => this.#output(time)))
    courses.push(sumCourse('power', 'Power', 'kW', (time) => this.#energy(time)))
    if (has('wip')) {
      const read = (time: number): number => this.#content(time)
      courses.push({
        id: 'wip',
        name: 'Work in progress',
        unit: 'items',
        isSum: false,
        scale: 1,
        read,
      })
    }
    for (const { id, name } of this.#model.components) {
      const { course } = this.#parts.get(id)!
      if (course) courses.push({ ...course, id, name: `${name}: ${course.name}` })
    }
    return courses
  }

  #output(time: number): number {
    let sum = 0
    for (const { id, is } of this.#model.components) {
      if (is === 'sink') sum += this.#line.goodAt(this.#flow.stageOf.get(id)!, time)
    }
    return sum
  }

  /** Items thrown out, as items of the source: a carton counts as the bottles in it. */
  #rejects(time: number): number {
    let sum = 0
    for (let stage = 0; stage < this.#line.size; stage++) {
      const bad = this.#line.madeAt(stage, time) - this.#line.goodAt(stage, time)
      sum += bad * this.#worth.stages[stage]
    }
    return sum
  }

  #content(time: number): number {
    return this.#worth.stores.reduce(
      (sum, worth, store) => sum + worth * this.#line.contentAt(store, time),
      this.#line.heldAt(time),
    )
  }

  #meanContent(time: number): number {
    if (time <= 0) return this.#content(time)
    const seconds = this.#worth.stores.reduce(
      (sum, worth, store) => sum + worth * this.#line.contentSecondsAt(store, time),
      this.#line.heldSecondsAt(time),
    )
    return seconds / time
  }

  /** Availability and performance of the machine that sets the pace, quality of the whole plant. */
  #effectiveness(time: number): Effectiveness {
    const pace = this.#model.pace ?? this.#limiting(time)
    const stage = pace === null ? -1 : (this.#flow.stageOf.get(pace) ?? -1)
    if (stage < 0)
      return new Effectiveness(1, { plannedSeconds: 0, runSeconds: 0, good: 0, rejects: 0 })
    const design = this.#parts.get(pace!)?.design?.(time) ?? this.#line.plan.stages[stage].design
    const made = this.#line.madeAt(stage, time)
    const rejects = this.#rejects(time)
    const good = this.#goodWorth(time)
    const share = good + rejects > 0 ? good / (good + rejects) : 1
    return new Effectiveness(design, {
      plannedSeconds: time - this.#line.lostAt(stage, loss.idle, time),
      runSeconds: this.#line.ranAt(stage, time),
      good: made * share,
      rejects: made * (1 - share),
    })
  }

  #goodWorth(time: number): number {
    let sum = 0
    for (const { id, is } of this.#model.components) {
      const stage = this.#flow.stageOf.get(id) ?? -1
      if (is === 'sink') sum += this.#line.goodAt(stage, time) * this.#worth.stages[stage]
    }
    return sum
  }

  #energy(time: number): number {
    return total(this.#parts.values(), 'energy', time)
  }

  #cost(time: number): number {
    const { costs } = this.#model
    const parts = [...this.#parts.values()]
    return (
      this.#energy(time) * costs.energy +
      total(parts, 'heat', time) * costs.heat +
      this.#rejects(time) * costs.reject +
      total(parts, 'cost', time)
    )
  }
}

function kpi(id: string, name: string, unit: string, digits: number, better: Kpi['better']): Kpi {
  return { id, name, unit, digits, better }
}

/** The course of something that adds up, an hour. */
function sumCourse(id: string, name: string, unit: string, read: Course['read']): Course {
  return { id, name, unit, isSum: true, scale: 3600, read }
}

/** What all parts that have such a figure come to. */
function total(
  parts: Iterable<Part>,
  figure: 'energy' | 'cost' | 'heat' | 'overLimit',
  time: number,
): number {
  let sum = 0
  for (const part of parts) sum += part[figure]?.(time) ?? 0
  return sum
}
