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
  #cartons: number

  constructor(random: Random, ambient: number) {
    const d = conveyorDesigns
    const c = {
      c01: new Conveyor(d.c01),
      c02: new Conveyor(d.c02),
      star: new Conveyor(d.star),
      c03: new Conveyor(d.c03),
      c04: new Conveyor(d.c04),
      c05: new Conveyor(d.c05),
      c06: new Conveyor(d.c06),
      c07: new Conveyor(d.c07),
      c08: new Conveyor(d.c08),
      c09: new Conveyor(d.c09),
      c10: new Conveyor(d.c10),
    }
    // From the end to the start: what a machine has passed on is what the next one has taken.
    let bottles = cartonsBehind * bottlesPerCarton
    const make = (name: MachineName, infeed: Infeed, outfeed: Outfeed): Machine => {
      const luck = random.fork(name)
      const good = bottles / bottlesPerItem(name)
      const before = {
        plannedSeconds: shiftBehind,
        runSeconds: shiftBehind * luck.between(0.885, 0.915),
        good,
        rejects: Math.round(good * machineDesigns[name].rejects),
        wear: name === 'packer' ? 0.83 : luck.between(0.08, 0.55),
      }
      bottles += before.rejects * bottlesPerItem(name)
      return new Machine(machineDesigns[name], infeed, outfeed, luck, before, ambient)
    }
    const palletiser = make('palletiser', c.c10, this.pallet)
    const packer = make('packer', c.c08, c.c09)
    const labeller = make('labeller', c.c06, c.c07)
    const capper = make('capper', c.star, c.c03)
    const filler = make('filler', c.c02, c.star)
    const rinser = make('rinser', c.c01, c.c02)
    const depalletiser = make('depalletiser', bottleStore, c.c01)
    this.conveyors = c
    this.machines = { depalletiser, rinser, filler, capper, labeller, packer, palletiser }
    this.#order = [palletiser, packer, labeller, capper, filler, rinser, depalletiser]
    this.#belts = Object.values(c)
    this.#cartons = packer.effectiveness.good
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
    this.output = lag(
      this.output,
      ((cartons - this.#cartons) * bottlesPerCarton * 3600) / dt,
      60,
      dt,
    )
    this.#cartons = cartons
  }

  /** Good bottles on pallets in this shift. */
  get palletised(): number {
    return (cartonsBehind + this.pallet.total) * bottlesPerCarton
  }

  /** Bottles thrown out in this shift, those in bad cartons included. */
  get rejected(): number {
    let bottles = 0
    for (const name of machineNames) {
      bottles += this.machines[name].effectiveness.rejects * bottlesPerItem(name)
    }
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
}

/** Bottles in one finished item of a machine. */
function bottlesPerItem(name: MachineName): number {
  return name === 'packer' || name === 'palletiser' ? bottlesPerCarton : 1
}
