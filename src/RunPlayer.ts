import { openRunner, type Runner } from '#feed/openRunner.ts'
import type { RunModel, RunStep } from '#feed/RunPost.ts'
import { beginGhosts, endGhosts, useGhosts } from '#state/ghosts.ts'
import { usePlant } from '#state/plant.ts'
import { setWalks } from '#state/walks.ts'
import { addProblem } from '#state/problems.ts'
import { runLength } from '#people/SharedRun.ts'
import { runFigures, useRun, type RunPhase } from '#state/run.ts'
import type { PlayedRun, RunDesk } from '#state/RunDesk.ts'
import { Quality } from '#twin/Quality.ts'
import type { OpenPlant } from './OpenPlant.ts'

/** Seconds between two wishes to the worker, and between two looks at the figures. */
const pace = 0.045
const figuresPace = 0.5
/** Seconds that computing may take before it is said. */
const patience = 0.4

/** Shows a run in the scene: a worker computes it, and its values lie over the plant's live ones, from the first that are there until it ends. */
export class RunPlayer {
  readonly #desk: RunDesk
  readonly #plant: OpenPlant
  /** A run cannot be computed here; the list of problems says why. */
  readonly #onFailed: (played: PlayedRun) => void
  #runner: Runner | null = null
  #model: RunModel | null = null
  /** What is played, and whether its values are in the picture. */
  #played: PlayedRun | null = null
  #slots: readonly number[] = []
  #isOpen = false
  #isCovering = false
  #isAsking = false
  /** The instant that was asked for last. */
  #to = NaN
  #askedAt = -Infinity
  #figuresAt = -Infinity
  #thereAt = 0
  /** Simulated seconds that it lasts. */
  #length = Infinity

  constructor(desk: RunDesk, plant: OpenPlant, onFailed: (played: PlayedRun) => void) {
    this.#desk = desk
    this.#plant = plant
    this.#onFailed = onFailed
  }

  /** The plant has a process model. */
  get isThere(): boolean {
    return this.#plant.twin.process !== undefined
  }

  /** Its model has been read. */
  get isRead(): boolean {
    return this.#model !== null
  }

  /** Values of a run are in the picture. */
  get isCovering(): boolean {
    return this.#isCovering
  }

  /** What the plant's model reads and is; null when it cannot be played, which the list of problems explains. */
  async model(): Promise<RunModel | null> {
    if (!this.isThere) return null
    this.#runner ??= openRunner({
      twin: this.#plant.twin,
      text: usePlant.getState().file?.text ?? '',
      onOpened: (slots, kpis) => {
        this.#slots = slots
        this.#isOpen = true
        useRun.setState({ kpis })
      },
      onStep: (step) => this.#take(step),
      onFailed: (reason) => this.#fail(reason),
      onProblem: addProblem,
    })
    return (this.#model ??= await this.#runner.model)
  }

  /** Plays a run from now on, or as somebody has changed it; null: the live plant. The model has been read. */
  play(played: PlayedRun | null): void {
    const isSame = this.#played?.run.id === played?.run.id
    this.#played = played
    if (!isSame) this.#begin()
    else if (played) {
      this.#isAsking = false
      this.#to = NaN
    }
  }

  /** Computes the run from its start once more. */
  recompute(): void {
    this.#begin()
  }

  /**
   * Once a frame; seconds of the page's clock.
   * @frame
   */
  step(now: number): void {
    const played = this.#played
    if (played === null || !this.#isOpen) return
    this.#say(now)
    if (this.#isAsking || now - this.#askedAt < pace || !this.#desk.isAgreed) return
    const to = this.#desk.position(played)
    if (to === this.#to) return
    this.#isAsking = true
    this.#askedAt = now
    this.#to = to
    runFigures.wanted = to
    const hasFigures = played.run.isPaused || now - this.#figuresAt > figuresPace
    if (hasFigures) this.#figuresAt = now
    const { isOn } = useGhosts.getState()
    this.#runner?.go(played.stamp, to, this.#desk.compared(played, to), hasFigures, isOn)
  }

  /** Ends with the live plant in the picture. */
  close(): void {
    this.#played = null
    this.#begin()
    this.#runner?.close()
    this.#runner = null
  }

  #begin(): void {
    const played = this.#played
    this.#isOpen = this.#isAsking = false
    this.#length = played ? runLength(played.run) : Infinity
    this.#to = NaN
    this.#thereAt = performance.now() / 1000
    Object.assign(runFigures, {
      seconds: 0,
      wanted: 0,
      digest: '',
      digestAt: 0,
      kpis: {},
      baseline: {},
    })
    endGhosts()
    setWalks(null)
    if (played) {
      const { start, scenario, seed } = played.run
      this.#runner?.open({ start, changes: scenario.changes, seed })
      return
    }
    if (this.#isCovering) this.#plant.uncover()
    this.#isCovering = false
  }

  #take(step: RunStep): void {
    const { stamp, seconds, isThere, compared, figures, baseline, buffer, count } = step
    const played = this.#played
    if (!played || !this.#isOpen) return
    if (isThere) this.#isAsking = false
    const now = performance.now() / 1000
    if (isThere) this.#thereAt = now
    if (!this.#isCovering) this.#plant.cover(this.#slots.filter((slot) => slot >= 0))
    this.#isCovering = true
    const values = new Float64Array(buffer)
    const time = played.run.began + seconds * 1000
    for (let i = 0; i < count; i++) {
      const slot = this.#slots[i]
      if (slot >= 0) this.#plant.simulate(slot, values[i], time)
    }
    if (step.walks) setWalks(step.walks.people.length > 0 ? step.walks : null)
    if (step.hasGhosts) this.#haunt(values, count, time, now * 1000)
    runFigures.seconds = seconds
    if (figures) runFigures.kpis = figures
    if (baseline) runFigures.baseline = baseline
    if (!compared) return
    runFigures.digest = compared.digest
    runFigures.digestAt = compared.position
    if (played.isShared) {
      this.#desk.time.noteDigest(stamp, compared.position, compared.digest)
    }
  }

  /** Takes what the baseline's signals are, which follow those of the scenario. */
  #haunt(values: Float64Array, count: number, time: number, now: number): void {
    if (!useGhosts.getState().baseline) beginGhosts(this.#plant.signals, this.#slots)
    const { baseline } = useGhosts.getState()
    for (let i = 0; i < count; i++) {
      const slot = this.#slots[i]
      if (slot >= 0) baseline?.write(slot, values[count + i], time, now, Quality.simulated)
    }
  }

  /** What the page is doing, for its words; a store is told of changes alone. @frame */
  #say(now: number): void {
    const isLate = this.#isAsking && now - this.#thereAt > patience
    const phase = !this.#desk.isAgreed
      ? 'agreeing'
      : isLate || !this.#isCovering
        ? 'computing'
        : runFigures.seconds >= this.#length
          ? 'ended'
          : 'playing'
    if (useRun.getState().phase !== phase) setPhase(phase)
  }

  #fail(reason: string): void {
    const played = this.#played
    if (!played) return
    this.play(null)
    addProblem({
      from: 'page',
      severity: 'error',
      text: `The scenario “${played.run.scenario.name}” cannot be computed here: ${reason.replace(/\.$/, '')}.`,
      advice: 'You see the live plant. Load the page again; if this stays, mend the process model.',
    })
    this.#onFailed(played)
  }
}

function setPhase(phase: RunPhase): void {
  useRun.setState({ phase })
}
