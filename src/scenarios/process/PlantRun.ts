import type { Kpi } from '#twin/process/Answer.ts'
import { WalkAt, walkStride, type Walks, type WalkWay } from '#twin/process/Walks.ts'
import type { Build, Part } from '../components/ComponentKind.ts'
import { componentKinds } from '../components/index.ts'
import { Agenda, type Actor } from '../flow/Agenda.ts'
import { FluidLine } from '../flow/FluidLine.ts'
import { ItemLine } from '../flow/ItemLine.ts'
import type { FlowLine } from '../flow/FlowLine.ts'
import { Random } from '../Random.ts'
import { calendarOf } from './calendarOf.ts'
import { ChangeBook } from './ChangeBook.ts'
import { Digest } from './Digest.ts'
import type { Run, RunPart, RunWish } from './openRun.ts'
import { PlantFigures } from './PlantFigures.ts'
import { planFlow } from './planFlow.ts'
import type { ModelComponent, ProcessModel } from './ProcessModel.ts'
import { Sampler, type Series } from './Sampler.ts'

/** Events within a simulated second; a busy line has some tens. */
const mostEvents = 200_000
const week = 7 * 86_400

/** A run of a process model: see `Run`. */
export class PlantRun implements Run, Actor {
  seconds = 0
  readonly kpis: readonly Kpi[]
  readonly #model: ProcessModel
  readonly #agenda = new Agenda()
  readonly #line: FlowLine
  readonly #components = new Map<string, ModelComponent>()
  readonly #parts = new Map<string, Part>()
  readonly #stepped: Part[] = []
  readonly #changes: ChangeBook
  readonly #figures: PlantFigures
  readonly #sampler: Sampler
  #step: number
  readonly #laterStep: number
  readonly #stepRow: number
  /** Steps of this length so far, and when the first of them began. */
  #steps = 0
  #since = 0
  /** Events before a time, so that a run that gets nowhere ends. */
  #until = 0
  #events = 0

  constructor(model: ProcessModel, { start = {}, changes = [], seed, step }: RunWish) {
    this.#model = model
    this.#step = step ?? model.step
    this.#laterStep = step ?? model.laterStep
    for (const component of model.components) this.#components.set(component.id, component)
    const flow = planFlow(model.components)
    const random = new Random(seed)
    this.#line = model.isByItem
      ? new ItemLine(flow.plan, this.#agenda, random.fork('items'))
      : new FluidLine(flow.plan, this.#agenda)
    const calendar = calendarOf(model.start)
    const open = (id: string): Part => {
      const known = this.#parts.get(id)
      if (known) return known
      const component = this.#components.get(id)
      if (!component) throw new Error(`PlantRun: there is no component ${id}`)
      const build: Build = {
        id,
        line: this.#line,
        agenda: this.#agenda,
        stage: flow.stageOf.get(id) ?? -1,
        store: flow.storeOf.get(id) ?? -1,
        random: random.fork(id),
        calendar,
        part: open,
        stageOf: (other) => flow.stageOf.get(other) ?? -1,
        allStages: (...kinds) =>
          model.components
            .filter(({ is }) => kinds.includes(is))
            .map((one) => flow.stageOf.get(one.id) ?? -1),
        storeOf: (other) => flow.storeOf.get(other) ?? -1,
      }
      const part = componentKinds[component.is].open(build, component.options)
      this.#parts.set(id, part)
      if (part.step) this.#stepped.push(part)
      return part
    }
    for (const { id } of model.components) open(id)
    this.#changes = new ChangeBook(changes, this.#components, this.#parts, this.#agenda)
    this.#figures = new PlantFigures(model, this.#line, flow, this.#parts, this.#changes)
    this.kpis = this.#figures.kpis
    this.#stepRow = this.#agenda.add(this, 0)
    if (this.#stepped.length > 0) this.#agenda.due[this.#stepRow] = this.#step
    this.#sampler = new Sampler(this.#figures.courses, this.#agenda)
    this.#changes.begin()
    this.#start(start)
    this.#line.begin()
  }

  advance(to: number): void {
    const { due } = this.#agenda
    for (let row = this.#agenda.first(); row >= 0 && due[row] <= to; row = this.#agenda.first()) {
      const time = due[row]
      if (time >= this.#until) {
        this.#until = time + 1
        this.#events = 0
      } else if (++this.#events > mostEvents) {
        throw new Error('PlantRun.advance: a second of the process takes events without end')
      }
      this.#line.time = time
      this.#agenda.fire(row)
      this.#line.resolve(time)
    }
    if (to > this.seconds) this.seconds = to
  }

  figures(): Record<string, number> {
    return this.#figures.read(this.seconds)
  }

  values(write: (signal: string, value: number) => void): void {
    for (const { id, writes } of this.#model.components) {
      const part = this.#parts.get(id)!
      for (const { port, signal, factor, summand, codes } of writes) {
        const value = part.ports[port](this.seconds)
        if (!codes) write(signal, value * factor + summand)
        else write(signal, codes[value] === -1 ? NaN : codes[value])
      }
    }
  }

  walks(): Walks {
    const all = { ways: [] as WalkWay[], people: [] as number[] }
    for (const { id, asset } of this.#model.components) {
      const walks = this.#parts.get(id)!.walks?.()
      if (!walks) continue
      const first = all.ways.length
      for (const way of walks.ways) all.ways.push({ ...way, asset })
      walks.people.forEach((value, at) =>
        all.people.push(at % walkStride === WalkAt.way ? value + first : value),
      )
    }
    return all
  }

  parts(): RunPart[] {
    return this.#figures.parts(this.seconds)
  }

  series(): Series[] {
    return this.#sampler.series()
  }

  digest(): string {
    const digest = new Digest()
    digest.text(this.#model.digest)
    digest.number(this.seconds)
    this.#line.each((value) => digest.number(value))
    const { due, size } = this.#agenda
    for (let row = 0; row < size; row++) digest.number(due[row] === Infinity ? -1 : due[row])
    for (const part of this.#parts.values()) part.digest?.(digest)
    return digest.hex()
  }

  /** One step of what is computed step by step. */
  fire(_code: number, time: number): void {
    for (const part of this.#stepped) part.step!(this.#step, time)
    this.#steps++
    if (time >= week && this.#step !== this.#laterStep) {
      this.#step = this.#laterStep
      this.#steps = 0
      this.#since = time
    }
    this.#agenda.due[this.#stepRow] = this.#since + (this.#steps + 1) * this.#step
  }

  #start(start: Readonly<Record<string, number>>): void {
    for (const { id, reads } of this.#model.components) {
      const part = this.#parts.get(id)!
      for (const { port, signal, factor, summand, codes } of reads) {
        const given = Object.hasOwn(start, signal) ? start[signal] : NaN
        if (Number.isNaN(given)) continue
        const value = codes ? codes.indexOf(given) : given * factor + summand
        if (value >= 0 || !codes) part.start?.(port, value)
      }
    }
  }
}
