import { Conveyor, type Infeed, type Outfeed } from '../../Conveyor.ts'
import { lag } from '../../lag.ts'
import { Machine } from '../../Machine.ts'
import type { Random } from '../../Random.ts'
import type { RunState } from '../../RunState.ts'
import {
  bottlesPerCarton,
  cartonsBehind,
  type ConveyorName,
  conveyorDesigns,
  machineDesigns,
  type MachineName,
  machineNames,
  nominalRate,
  shiftBehind,
} from './lineDesign.ts'
import { Pallet } from './Pallet.ts'

/** Empty bottles without end. */
const bottleStore: Infeed = { ready: Infinity, capacity: Infinity, take() {} }

/**
 * The line from the depalletiser to the pallet. Bottles are whole and none is lost: `taken` = rejected + on the line +
 * palletised, all since the simulation opened (a test holds it to that).
 */
export class BottleLine {
  readonly machines: Record<MachineName, Machine>
  readonly conveyors: Record<ConveyorName, Conveyor>
  readonly pallet = new Pallet()
  /** Good bottles an hour leaving the packer, averaged over about a minute. */
  output = nominalRate * 0.94
  readonly #order: Machine[]
  readonly #belts: Conveyor[]
  readonly #rejectsBefore: Record<MachineName, number>
  #cartons: number

  constructor(random: Random, ambient: number) {
    const entries = Object.entries(conveyorDesigns).map(([name, d]) => [name, new Conveyor(d)])
    this.conveyors = Object.fromEntries(entries) as Record<ConveyorName, Conveyor>
    const c = this.conveyors
    this.#belts = Object.values(c)
    const between: Record<MachineName, readonly [Infeed, Outfeed]> = {
      depalletiser: [bottleStore, c.c01],
      rinser: [c.c01, c.c02],
      filler: [c.c02, c.star],
      capper: [c.star, c.c03],
      labeller: [c.c06, c.c07],
      packer: [c.c08, c.c09],
      palletiser: [c.c10, this.pallet],
    }
    this.#rejectsBefore = rejectsBehind()
    this.machines = {} as Record<MachineName, Machine>
    let bottles = cartonsBehind * bottlesPerCarton
    for (const name of machineNames.toReversed()) {
      const luck = random.fork(name)
      const cartons = name === 'packer' || name === 'palletiser'
      const before = {
        plannedSeconds: shiftBehind,
        runSeconds: shiftBehind * luck.between(0.885, 0.915),
        good: cartons ? Math.round(bottles / bottlesPerCarton) : bottles,
        rejects: this.#rejectsBefore[name],
        wear: name === 'packer' ? 0.83 : luck.between(0.08, 0.55),
      }
      bottles += before.rejects * (cartons ? bottlesPerCarton : 1)
      const [infeed, outfeed] = between[name]
      this.machines[name] = new Machine(machineDesigns[name], infeed, outfeed, luck, before, ambient)
    }
    this.#order = machineNames.map((name) => this.machines[name]).toReversed()
    this.#cartons = this.machines.packer.effectiveness.good
  }

  /** One step of the whole line, from its end to its start, so that room made downstream is used at once. */
  step(dt: number, ambient: number): void {
    const { c03, c04, c05, c06, c07, c08, c09, c10 } = this.conveyors
    for (const machine of this.#order) machine.step(dt, ambient)
    c09.handOver(c10, dt)
    c07.handOver(c08, dt)
    c05.handOver(c06, dt)
    c04.handOver(c05, dt)
    c03.handOver(c04, dt)
    for (const belt of this.#belts) belt.step(dt)
    this.pallet.step(dt)
    const cartons = this.machines.packer.effectiveness.good
    this.output = lag(this.output, ((cartons - this.#cartons) * bottlesPerCarton * 3600) / dt, 60, dt)
    this.#cartons = cartons
  }

  /** Good bottles on pallets in this shift. */
  get palletised(): number {
    return (cartonsBehind + this.pallet.total) * bottlesPerCarton
  }

  /** Bottles thrown out in this shift, those in bad cartons included. */
  get rejected(): number {
    let bottles = 0
    for (const name of machineNames) bottles += this.#bottlesRejectedBy(name)
    return bottles
  }

  /** Bottles that the depalletiser has taken in this shift. */
  get taken(): number {
    const { effectiveness, content } = this.machines.depalletiser
    return effectiveness.good + effectiveness.rejects + content
  }

  /** Bottles on belts and in machines, those in cartons included. */
  get content(): number {
    let bottles = 0
    for (const [name, belt] of Object.entries(this.conveyors)) {
      bottles += belt.count * (name === 'c09' || name === 'c10' ? bottlesPerCarton : 1)
    }
    for (const name of machineNames) {
      bottles += this.machines[name].content * (name === 'palletiser' ? bottlesPerCarton : 1)
    }
    return bottles
  }

  /** The line's own state: that of its bottleneck, or `faulted` when a fault elsewhere is what stops it. */
  get state(): RunState {
    const { state } = this.machines.filler
    if (state === 'running') return state
    return this.#order.some((machine) => machine.state === 'faulted') ? 'faulted' : state
  }

  /** The line's OEE, 0–1: availability and performance of the bottleneck, quality of the whole line (ISO 22400-2). */
  get oee(): number {
    const { availability, performance } = this.machines.filler.effectiveness
    const good = this.palletised
    return (availability * performance * good) / (good + this.rejected)
  }

  #bottlesRejectedBy(name: MachineName): number {
    const { rejects } = this.machines[name].effectiveness
    return rejects * (name === 'packer' || name === 'palletiser' ? bottlesPerCarton : 1)
  }
}

/** Rejects of the shift so far, as the machines' shares would have made them. */
function rejectsBehind(): Record<MachineName, number> {
  const items = cartonsBehind * bottlesPerCarton
  const entries = machineNames.map((name) => {
    const design = machineDesigns[name]
    return [name, Math.round((items / (name === 'packer' ? bottlesPerCarton : 1)) * design.rejects)]
  })
  return Object.fromEntries(entries) as Record<MachineName, number>
}
