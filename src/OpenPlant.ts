import { attachBindings } from '#behaviours/bindTwin.ts'
import { BehaviourLoop } from '#behaviours/BehaviourLoop.ts'
import type { AssetIndex } from '#behaviours/makeAssetIndex.ts'
import { openFeed, type Feed } from '#feed/openFeed.ts'
import { openSurvey } from '#feed/openSurvey.ts'
import { resolveBroker } from '#feed/resolveBroker.ts'
import { setConnection } from '#state/connection.ts'
import { inSlices } from '#state/inSlices.ts'
import { onMayCommand } from '#state/mayCommand.ts'
import { setPlant, usePlant } from '#state/plant.ts'
import { addProblem } from '#state/problems.ts'
import { stats } from '#state/stats.ts'
import { useTopics } from '#state/topics.ts'
import { findLost } from '#twin/findLost.ts'
import { History } from '#twin/History.ts'
import { isEqual } from '#twin/isEqual.ts'
import type { PartTable } from '#twin/PartTable.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import { Quality } from '#twin/Quality.ts'
import type { Twin } from '#twin/Twin.ts'
import type { PreparedModel } from './prepareModel.ts'

/** A twin at work: its tables, its loop, its feed, and the models that have loaded. It tells the page's stores what it has. */
export class OpenPlant {
  readonly twin: Twin
  /** The broker's address, as given. */
  readonly broker: string
  readonly signals: SignalTable
  readonly history: History
  readonly loop: BehaviourLoop
  readonly feed: Feed | null
  readonly models = new Map<string, PreparedModel>()
  readonly #stopGate: () => void

  /** What the plant `before` knows of signals that are the same stays known. */
  constructor(twin: Twin, broker: string, before: OpenPlant | null = null) {
    this.twin = twin
    this.broker = broker
    this.signals = new SignalTable(twin.signals.length)
    this.history = new History(twin.signals.length)
    this.loop = new BehaviourLoop(this.signals)
    if (before?.broker === broker) this.#carryOver(before)
    this.feed = this.#openFeed()
    this.#stopGate = onMayCommand((may) => this.feed?.setMaySend(may))
    setPlant({
      twin,
      signals: this.signals,
      history: this.history,
      models: twin.models.map(({ id }) => ({
        id,
        stage: 'waiting',
        loadedBytes: 0,
        totalBytes: 0,
      })),
      parts: [],
      reports: [],
      tables: [],
      explain: (part) => {
        const found = this.find(part)
        return found ? this.loop.reasons(found.parts, found.row) : []
      },
      reasonOf: (slot) => this.feed?.reason(slot),
      extras: (part) => {
        const found = this.find(part)
        return found ? (this.models.get(found.model)?.model.extras(found.row) ?? null) : null
      },
      assetOfPart: (part) => {
        const found = this.find(part)
        return found ? found.assets.assetOfRow[found.row] : -1
      },
      partsOfAsset: (asset, most = Infinity) =>
        this.#idsOf(({ assets }) => assets.rowsOfAsset(asset).subarray(0, most)),
      nodesOfAsset: (asset) => this.#idsOf(({ assets }) => assets.nodesOfAsset(asset)),
    })
  }

  /** Binds a model, lists its parts and what is wrong with them. */
  takeIn(prepared: PreparedModel): void {
    attachBindings(prepared.plan, this.loop, performance.now() / 1000)
    prepared.problems.forEach((problem) => addProblem(problem))
    this.models.set(prepared.model.id, prepared)
    this.#listParts()
    void this.#tellReport(prepared)
  }

  /** Where a part (by id) stands in the tables. */
  find(
    id: string,
  ): { model: string; parts: PartTable; row: number; assets: AssetIndex } | undefined {
    const border = id.indexOf('/')
    const taken = this.models.get(id.slice(0, border))
    if (!taken) return undefined
    const { parts } = taken.model
    const row = parts.rowOf(id.slice(border + 1))
    return row < 0 ? undefined : { model: taken.model.id, parts, row, assets: taken.assets }
  }

  /**
   * Lets the signals that came since the last frame act.
   * @frame
   */
  run(seconds: number, now: number): void {
    this.loop.run(seconds, now)
    this.signals.clearChanged()
    this.feed?.noteShown(now * 1000)
    this.feed?.check(now * 1000)
  }

  /** Brings the figures for `stats()` up to date. `now`: seconds of the page's clock. */
  noteFigures(now: number): void {
    if (!this.feed) return
    const { counts } = this.feed
    stats.messages = counts.messages
    stats.messagesPerSecond = counts.messagesPerSecond
    stats.malformed = counts.malformed
    stats.dropped = counts.dropped
    this.feed.lagPercentiles(stats.lagMs)
    let newest = -Infinity
    for (const received of this.signals.received) if (received > newest) newest = received
    stats.dataAge = Math.max(0, now - newest / 1000)
  }

  /** Ends the feed and takes every behaviour off the models, which look again as they did when they were loaded. */
  close(): void {
    this.#stopGate()
    this.feed?.close()
    for (const { model } of this.models.values()) this.loop.detachAll(model.parts)
    this.models.clear()
  }

  #idsOf(rowsOf: (taken: PreparedModel) => Uint32Array): string[] {
    return [...this.models].flatMap(([id, taken]) =>
      Array.from(rowsOf(taken), (row) => `${id}/${taken.model.parts.paths[row]}`),
    )
  }

  #openFeed(): Feed | null {
    const address = resolveBroker(this.broker, document.baseURI)
    if ('problem' in address) {
      useTopics.setState({ openSurvey: null })
      addProblem(address.problem)
      setConnection({
        status: 'refused',
        broker: this.broker,
        reason: address.problem.text,
      })
      return null
    }
    setConnection({ broker: address.broker })
    useTopics.setState({
      openSurvey: (filters, listener) => openSurvey({ ...address, filters }, listener),
    })
    return openFeed({
      ...address,
      signals: this.twin.signals,
      table: this.signals,
      history: this.history,
      onConnection: setConnection,
      onProblem: addProblem,
    })
  }

  #carryOver(before: OpenPlant): void {
    const known = new Map(before.twin.signals.map(({ id }, slot) => [id, slot]))
    const { value, time, received, quality } = before.signals
    this.twin.signals.forEach((signal, slot) => {
      const from = known.get(signal.id)
      if (from === undefined || quality[from] === Quality.never) return
      // an asset's place in the file says nothing
      const { asset } = before.twin.signals[from]
      if (!isEqual({ ...signal, asset }, before.twin.signals[from])) return
      this.signals.write(slot, value[from], time[from], received[from], quality[from])
      this.history.takeOver(slot, before.history, from)
    })
  }

  /** Lists the model's report, with the bindings that it has lost, when its reader is done with it. */
  async #tellReport({ model, matcher }: PreparedModel): Promise<void> {
    const report = await model.report
    const isLate = () => this.models.get(model.id)?.model !== model
    if (!report || isLate()) return
    const signs = model.parts.paths.map((path, row) => {
      return { path, isPart: model.parts.isPart[row] !== 0, triangles: 0, box: null, ids: [] }
    })
    const lost = await inSlices(findLost(this.twin, model.id, signs, [], matcher))
    if (!lost || isLate()) return
    const { reports } = usePlant.getState()
    setPlant({ reports: [...reports, { ...report, lost }] })
  }

  #listParts(): void {
    const ids: string[] = []
    for (const [id, { model }] of this.models) {
      const { paths, isPart, size } = model.parts
      for (let row = 0; row < size; row++) if (isPart[row] !== 0) ids.push(`${id}/${paths[row]}`)
    }
    stats.parts = ids.length
    const tables = [...this.models].map(([id, { model, assets, matcher }]) => {
      const { parts, extras, about } = model
      return { id, parts, assetOfRow: assets.assetOfRow, extras, about, matcher }
    })
    setPlant({ parts: ids, tables })
  }
}
