import type { TopicAsk, TopicLook, TopicReport, TopicTotals } from '#twin/TopicReport.ts'

/** One level of a topic as the tree shows it. */
export type TopicNode = {
  id: number
  parent: number
  name: string
  isTopic: boolean
  below: number
}

const root: TopicNode = { id: 0, parent: -1, name: '', isTopic: false, below: 0 }

/** How many pulses apart branches that are known already are asked for again: rows may come once a second, not more often. */
const patience = 4

/** What the page knows of a survey: filled by reports, sampled by rows on the pulse. */
export class TopicBrowserView {
  readonly totals: TopicTotals = {
    topics: 0,
    messages: 0,
    rate: 0,
    unlisted: 0,
    unkept: 0,
    isResting: false,
  }
  /** The topic looked at, with the leaves of its last payload; null until the first report about it. */
  look: TopicLook | null = null
  trial: TopicReport['trial'] = null
  readonly #nodes = new Map<number, TopicNode>([[0, root]])
  readonly #children = new Map<number, { version: number; ids: number[] }>()
  readonly #counts = new Map<number, number>()
  readonly #rates = new Map<number, number>()
  #asked: readonly number[] = []
  #pulse = 0

  node(id: number): TopicNode {
    return this.#nodes.get(id) ?? root
  }

  children(id: number): readonly number[] {
    return this.#children.get(id)?.ids ?? []
  }

  count(id: number): number {
    return this.#counts.get(id) ?? 0
  }

  /** Messages a second. */
  rate(id: number): number {
    return this.#rates.get(id) ?? 0
  }

  topicOf(id: number): string {
    const names: string[] = []
    for (let node = this.node(id); node.id !== 0; node = this.node(node.parent))
      names.unshift(node.name)
    return names.join('/')
  }

  /** The next question: branches that were opened, the rows in sight, the topic looked at. */
  ask(
    opened: readonly number[],
    inSight: readonly number[],
    look: number,
    trial: TopicAsk['trial'],
  ): TopicAsk {
    const isTime = this.#pulse++ % patience === 0
    this.#asked = inSight
    const open = [0, ...opened]
      .map((id) => ({ id, version: this.#children.get(id)?.version ?? -1 }))
      .filter(({ version }) => isTime || version < 0)
    const version = this.look?.id === look ? this.look.version : -1
    return { open, figures: inSight, look: look < 0 ? null : { id: look, version }, trial }
  }

  /** Takes a report over; tells which branches have other children now. */
  take(report: TopicReport): readonly number[] {
    for (const { id: parent, version, children } of report.branches) {
      this.#children.set(parent, { version, ids: children.map(({ id }) => id) })
      for (const { id, name, isTopic, below } of children)
        this.#nodes.set(id, { id, parent, name, isTopic, below })
    }
    this.#asked.forEach((id, i) => {
      this.#counts.set(id, report.counts[i])
      this.#rates.set(id, report.rates[i])
    })
    this.#takeLook(report.look)
    this.trial = report.trial
    Object.assign(this.totals, report.totals)
    return report.branches.map(({ id }) => id)
  }

  /** A report without a new payload keeps what is known of the last one. */
  #takeLook(look: TopicLook | null): void {
    const known = this.look
    if (!look || known?.id !== look.id || known.version !== look.version) this.look = look
    else {
      const { format, leaves, leftOut, raw } = known
      this.look = { ...look, format, leaves, leftOut, raw }
    }
  }
}
