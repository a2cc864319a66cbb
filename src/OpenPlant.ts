import { attachBindings } from '#behaviours/bindTwin.ts'
import { BehaviourLoop } from '#behaviours/BehaviourLoop.ts'
import type { AssetIndex } from '#behaviours/makeAssetIndex.ts'
import type { AlarmNews } from '#feed/alarms/AlarmPost.ts'
import { openFeed, type Feed } from '#feed/openFeed.ts'
import { heldPasses } from '#feed/login/heldPasses.ts'
import { openSurvey } from '#feed/openSurvey.ts'
import { readAddress } from '#feed/recording/RecordingChannel.ts'
import { resolveBroker } from '#feed/resolveBroker.ts'
import { setConnection } from '#state/connection.ts'
import { inSlices } from '#state/inSlices.ts'
import { onMayCommand } from '#state/mayCommand.ts'
import { setPlant, usePlant } from '#state/plant.ts'
import { addProblem } from '#state/problems.ts'
import { stats } from '#state/stats.ts'
import { useTopics } from '#state/topics.ts'
import { Cover } from '#twin/Cover.ts'
import { findLost } from '#twin/findLost.ts'
import { History } from '#twin/History.ts'
import type { PartTable } from '#twin/PartTable.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import { Quality } from '#twin/Quality.ts'
import type { Twin } from '#twin/Twin.ts'
import { pageKey } from './pageKey.ts'
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
  /** For whoever follows the alarms (`joinAlarms`): news, and that what judges them is new. */
  onAlarms: ((news: AlarmNews) => void) | null = null
  onFresh: (() => void) | null = null
  readonly #stopGate: () => void
  #cover: Cover | null = null

  /** What the plant `before` knows of the signals that are `kept` (see `findKept`) stays known. */
  constructor(twin: Twin, broker: string, before: OpenPlant | null, kept: Int32Array) {
    this.twin = twin
    this.broker = broker
    this.signals = new SignalTable(twin.signals.length)
    this.history = new History(twin.signals.length)
    this.loop = new BehaviourLoop(this.signals)
    if (before?.broker === broker) this.#carryOver(before, kept)
    this.feed = this.#openFeed()
    this.#stopGate = onMayCommand((may) => this.feed?.setMaySend(may))
  }

  /** What is received: the signals that are shown, but for what a simulation covers. */
  get live(): SignalTable {
    return this.#cover?.live ?? this.signals
  }

  /** Lets simulated values stand for those of some signals (by slot); what is received of them goes on underneath. */
  cover(slots: readonly number[]): void {
    this.uncover()
    this.#cover = new Cover(this.signals, slots)
    this.history.cover(slots)
    this.feed?.useTable(this.#cover.live)
  }

  /** Shows a simulated value of a covered signal. `time`: the simulated instant, epoch milliseconds. */
  simulate(slot: number, value: number, time: number): void {
    const now = performance.now()
    this.#cover?.write(slot, value, time, now)
    this.history.addSimulated(slot, now, value)
  }

  /** The live plant is back. */
  uncover(): void {
    if (!this.#cover) return
    this.#cover.lift()
    this.#cover = null
    this.history.uncover()
    this.feed?.useTable(this.signals)
  }

  /** Hands itself to the page's stores, with the models that it has `attach`ed so far. */
  tell(): void {
    const { twin } = this
    setPlant({
      twin,
      signals: this.signals,
      history: this.history,
      models: twin.models.map(({ id }) => ({
        id,
        stage: this.models.has(id) ? 'ready' : 'waiting',
        loadedBytes: 0,
        totalBytes: 0,
      })),
      reports: [],
      ...this.#listParts(),
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
    for (const prepared of this.models.values()) void this.#tellReport(prepared)
  }

  /** Binds a model and says what is wrong with its parts. */
  attach(prepared: PreparedModel): void {
    attachBindings(prepared.plan, this.loop, performance.now() / 1000)
    prepared.problems.forEach((problem) => addProblem(problem))
    this.models.set(prepared.model.id, prepared)
  }

  /** Binds one more model and lists its parts too. */
  takeIn(prepared: PreparedModel): void {
    this.attach(prepared)
    setPlant(this.#listParts())
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
    this.#cover?.mirror()
    this.loop.run(seconds, now)
    this.signals.clearChanged()
    this.feed?.noteShown(now * 1000)
    this.feed?.check(now * 1000)
  }

  /** Brings the figures for `stats()` up to date; the lag, which sorts a thousand samples, when it is asked for. `now`: seconds of the page's clock. */
  noteFigures(now: number, isLagAsked: boolean): void {
    if (!this.feed) return
    const { counts } = this.feed
    stats.messages = counts.messages
    stats.messagesPerSecond = counts.messagesPerSecond
    stats.malformed = counts.malformed
    stats.dropped = counts.dropped
    if (isLagAsked) this.feed.lagPercentiles(stats.lagMs)
    let newest = -Infinity
    // An iterator would allocate for each signal.
    const { received, size } = this.live
    for (let slot = 0; slot < size; slot++) {
      if (received[slot] > newest) newest = received[slot]
    }
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
    // A recording has the plant's topics alone.
    const survey: typeof openSurvey | null = readAddress(address.broker) ? null : openSurvey
    useTopics.setState({
      openSurvey:
        survey &&
        ((filters, listener) =>
          survey({ ...address, ...heldPasses.get(address.broker), filters }, listener)),
    })
    return openFeed({
      ...address,
      page: pageKey,
      signals: this.twin.signals,
      table: this.signals,
      history: this.history,
      inSlices,
      onConnection: setConnection,
      onProblem: addProblem,
      onAlarms: (news) => this.onAlarms?.(news),
      onFresh: () => this.onFresh?.(),
    })
  }

  #carryOver(before: OpenPlant, kept: Int32Array): void {
    const { value, time, received, quality } = before.live
    kept.forEach((from, slot) => {
      if (from < 0 || quality[from] === Quality.never) return
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

  #listParts() {
    const lists = [...this.models.values()].map(({ partIds }) => partIds)
    const parts = lists.length === 1 ? lists[0] : lists.flat()
    stats.parts = parts.length
    const tables = [...this.models].map(([id, { model, assets, matcher }]) => {
      const { extras, about } = model
      return { id, parts: model.parts, assetOfRow: assets.assetOfRow, extras, about, matcher }
    })
    return { parts, tables }
  }
}
