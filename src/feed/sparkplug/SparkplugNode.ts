import { nearestName } from '#twin/nearestName.ts'
import type { Signal } from '#twin/Twin.ts'
import { short } from '../codecs/readValue.ts'
import type { SessionWorld } from '../codecs/Session.ts'
import type { SparkplugOptions } from '../codecs/sparkplug.ts'
import { clearSamples, makeSample } from '../TopicRoutes.ts'
import { readMetric } from './readMetric.ts'
import { RebirthAsker } from './RebirthAsker.ts'
import type { Metric, SparkplugPayload } from './SparkplugPayload.ts'
import { rebirthMetric } from './writeRebirth.ts'

/** Milliseconds after connecting, or after a birth of the node, in which a birth may still come by itself. */
const patience = 2000
const firstUnclear = 2 ** 31

/** A metric that was born: its type, and the signals that show it. */
type Target = { datatype: number; slots: readonly number[] }
/** The node itself or one of its devices. */
type Owner = {
  slots: number[]
  targets: Map<string, Target & { slots: number[] }>
  isBorn: boolean
}

/**
 * One Sparkplug edge node with its devices, as a host follows it (Sparkplug 3.0 §5, §6): births give metrics their types and
 * aliases, data carries values, a death makes all that was live stale. A gap in `seq`, or data before a birth, asks for a rebirth.
 */
export class SparkplugNode {
  readonly #name: string
  readonly #world: SessionWorld
  readonly #signals = new Map<number, Signal>()
  /** Of all owners. */
  readonly #slots: number[] = []
  readonly #node = makeOwner()
  readonly #devices = new Map<string, Owner>()
  readonly #aliases = new Map<number, Target>()
  readonly #rebirth: RebirthAsker
  readonly #samples = [makeSample()]
  /** -1 while unknown. */
  #bdSeq = -1
  #seq = -1
  /** Something was referred to that only a birth tells. */
  #isMissing = false
  /** When births should have come; Infinity when nothing is awaited. */
  #awaited = Infinity

  constructor(group: string, name: string, world: SessionWorld) {
    this.#name = short(`${group}/${name}`)
    this.#world = world
    this.#rebirth = new RebirthAsker(`spBv1.0/${group}/NCMD/${name}`, world)
  }

  /** Binds a signal to its metric; before any message. */
  bind(slot: number, signal: Signal, { device, metric, rebirth }: SparkplugOptions): void {
    let owner = this.#node
    if (device !== undefined) {
      owner = this.#devices.get(device) ?? makeOwner()
      this.#devices.set(device, owner)
    }
    const target = owner.targets.get(metric) ?? { datatype: 0, slots: [] }
    owner.targets.set(metric, target)
    target.slots.push(slot)
    owner.slots.push(slot)
    this.#slots.push(slot)
    this.#signals.set(slot, signal)
    if (rebirth === false) this.#rebirth.isAllowed = false
  }

  begin(now: number): void {
    this.#forget()
    this.#bdSeq = -1
    this.#rebirth.begin()
    this.#awaited = now + patience
  }

  end(now: number): void {
    if (!this.#rebirth.end(now)) return
    const reason = `the broker ends the connection when their edge node ${this.#name} is asked for a rebirth; it is not asked any more`
    this.#world.note(this.#slots, reason, 'Allow publishing to NCMD, or write "rebirth": false.')
  }

  tick(now: number): void {
    if (now < this.#awaited) return
    if (!this.#node.isBorn) this.#rebirth.ask(now)
    else {
      this.#awaited = Infinity
      for (const { isBorn, slots } of this.#devices.values()) {
        if (!isBorn)
          this.#world.makeStale(slots, 'its device was not born again with its edge node')
      }
    }
  }

  /** A message for the node or one of its devices could not be read. */
  spoil(device: string | undefined): void {
    const slots = this.#ownerOf(device)?.slots ?? []
    this.#world.spoilAll(slots, 'the payload is not Sparkplug B')
  }

  /** Takes a message; returns whether all of it could be read. */
  take(type: string, device: string | undefined, payload: SparkplugPayload, now: number): boolean {
    if (type === 'NCMD') {
      if (find(payload, rebirthMetric)?.number === 1) this.#rebirth.noteAsked(now)
      return true
    }
    this.#isMissing = false
    const isRead = this.#takeNews(type, device, payload, now)
    // Last: the payload may be read anew when the command is heard.
    if (this.#isMissing) this.#rebirth.ask(now)
    return isRead
  }

  #takeNews(
    type: string,
    device: string | undefined,
    payload: SparkplugPayload,
    now: number,
  ): boolean {
    if (type === 'NBIRTH') return this.#takeNodeBirth(payload, now)
    if (type === 'NDEATH') this.#takeDeath(payload)
    else {
      this.#checkSeq(payload.seq)
      const owner = this.#ownerOf(device)
      if (type === 'DBIRTH') return this.#takeBirth(owner, payload, now)
      if (type !== 'DDEATH') return this.#takeData(owner, payload, now)
      if (!owner) return true
      owner.isBorn = false
      this.#world.makeStale(owner.slots, 'its device has gone (DDEATH)')
    }
    return true
  }

  #takeNodeBirth(payload: SparkplugPayload, now: number): boolean {
    const bdSeq = find(payload, 'bdSeq')?.number ?? -1
    const isAgain = this.#node.isBorn && bdSeq === this.#bdSeq
    this.#forget()
    this.#bdSeq = bdSeq
    this.#seq = payload.seq
    this.#awaited = now + patience
    // The same session says it again: devices will follow. In a new one they are unknown until they are born.
    if (!isAgain)
      for (const { slots } of this.#devices.values())
        this.#world.makeStale(slots, 'its edge node has started anew; its device was not born yet')
    return this.#takeBirth(this.#node, payload, now)
  }

  #takeBirth(owner: Owner | undefined, payload: SparkplugPayload, now: number): boolean {
    const born = new Set<Target>()
    let isRead = true
    for (let i = 0; i < payload.count; i++) {
      const { name, alias, datatype } = payload.metrics[i]
      const bound = owner?.targets.get(name)
      if (alias >= 0) this.#aliases.set(alias, bound ?? unbound)
      if (!bound) continue
      born.add(bound)
      bound.datatype = datatype
      isRead = this.#show(payload.metrics[i], bound, payload.timestamp, now) && isRead
    }
    if (!owner) return true
    owner.isBorn = true
    for (const [name, target] of owner.targets)
      if (!born.has(target)) this.#noteAbsent(name, target.slots, payload)
    return isRead
  }

  #takeData(owner: Owner | undefined, payload: SparkplugPayload, now: number): boolean {
    if (!this.#node.isBorn || owner?.isBorn === false) this.#isMissing = true
    let isRead = true
    for (let i = 0; i < payload.count; i++) {
      const metric = payload.metrics[i]
      const { name, alias } = metric
      const target = name === '' ? this.#aliases.get(alias) : owner?.targets.get(name)
      if (target) isRead = this.#show(metric, target, payload.timestamp, now) && isRead
      else if (name === '' && owner) this.#isMissing = true
    }
    return isRead
  }

  /** A death belongs to the birth with the same `bdSeq`: an older last will may come late. */
  #takeDeath(payload: SparkplugPayload): void {
    const bdSeq = find(payload, 'bdSeq')?.number ?? -1
    if (this.#bdSeq >= 0 && bdSeq >= 0 && bdSeq !== this.#bdSeq) {
      const reason = `a death (NDEATH) of an earlier session of their edge node ${this.#name} was passed over`
      this.#world.note(this.#slots, reason)
      return
    }
    this.#forget()
    this.#awaited = Infinity
    this.#world.makeStale(this.#slots, `its edge node ${this.#name} has gone (NDEATH)`)
  }

  /** Messages of a node and its devices are numbered 0 to 255 around. */
  #checkSeq(seq: number): void {
    if (seq < 0) return
    const isNext = this.#seq < 0 || seq === ((this.#seq + 1) & 255)
    this.#seq = seq
    if (isNext) return
    const reason = `messages of their edge node ${this.#name} were lost or came in another order (“seq”)`
    this.#world.note(this.#slots, reason)
    this.#isMissing = true
  }

  /** Shows a metric in its signals; returns whether it could be read. */
  #show(metric: Metric, target: Target, sent: number, now: number): boolean {
    const datatype = metric.datatype === 0 ? target.datatype : metric.datatype
    // Sent by name before its birth: whether a large number is a negative one is not known yet.
    if (datatype === 0 && metric.number >= firstUnclear && !this.#node.isBorn) return true
    if (Number.isNaN(metric.timestamp)) metric.timestamp = sent
    const [sample] = this.#samples
    let isRead = true
    for (const slot of target.slots) {
      if (metric.isHistorical && metric.timestamp <= this.#world.timeOf(slot)) continue
      clearSamples(this.#samples)
      readMetric(metric, datatype, this.#signals.get(slot)?.states, sample)
      if (Number.isNaN(sample.value)) isRead = false
      this.#world.store(slot, sample, now)
    }
    return isRead
  }

  #noteAbsent(name: string, slots: readonly number[], payload: SparkplugPayload): void {
    const names = payload.metrics.slice(0, payload.count).map((metric) => metric.name)
    const near = nearestName(name, names)
    const reason = `its birth has no metric “${short(name)}”`
    this.#world.note(slots, reason, near === null ? undefined : `Did you mean “${short(near)}”?`)
  }

  /** Nothing is born any more, and no alias known. */
  #forget(): void {
    this.#node.isBorn = false
    for (const device of this.#devices.values()) device.isBorn = false
    this.#aliases.clear()
    this.#seq = -1
  }

  #ownerOf(device: string | undefined): Owner | undefined {
    return device === undefined ? this.#node : this.#devices.get(device)
  }
}

const unbound: Target = { datatype: 0, slots: [] }

function makeOwner(): Owner {
  return { slots: [], targets: new Map(), isBorn: false }
}

function find({ metrics, count }: SparkplugPayload, name: string): Metric | undefined {
  for (let i = 0; i < count; i++) if (metrics[i].name === name) return metrics[i]
  return undefined
}
