import { create } from 'zustand'
import type { AgreementCount } from '#people/RunAgreement.ts'
import type { SharedRun } from '#people/SharedRun.ts'
import type { Kpi } from '#twin/process/Answer.ts'
import type { Scenario } from '#twin/process/Scenario.ts'

/** A scenario as it is played in the scene. */
export type PlayedScenario = SharedRun['scenario']

/** A run that is on: everybody's, or this page's own. */
export type ShownRun = Pick<
  SharedRun,
  'id' | 'scenario' | 'author' | 'began' | 'speed' | 'isPaused'
> & {
  isShared: boolean
  /** Who paused, sought or changed the speed last; empty while it is as its author started it. */
  changedBy: string
  /** Simulated seconds that it lasts. */
  length: number
}

/** What a page does with a run: it gets ready, shows how it goes on, or that it has come to its end. */
export type RunPhase = 'loading' | 'agreeing' | 'computing' | 'playing' | 'ended'

export type RunState = {
  /** This plant has a process model that can be played. */
  isThere: boolean
  /** What this person may do with everybody's run: start one, and play, pause, seek and stop the one that is on. */
  mayShare: boolean
  /** The run that is on; null: none is. */
  run: ShownRun | null
  /** This page shows it. */
  isShown: boolean
  /** This page has left it for the live plant; it goes on for the others. */
  hasLeft: boolean
  /** What this page is doing before it shows it. */
  phase: RunPhase
  /** Whether the other pages compute the same. */
  agreement: AgreementCount
  /** Which figures it has. */
  kpis: readonly Kpi[]
  /** What a person has to know: a run was refused, an action failed; null: nothing. */
  words: string | null
}

const nothing: RunState = {
  isThere: false,
  mayShare: false,
  run: null,
  isShown: false,
  hasLeft: false,
  phase: 'loading',
  agreement: { equal: 0, different: 0 },
  kpis: [],
  words: null,
}

/** The scenario that is played in the scene. */
export const useRun = create<RunState>(() => nothing)

/** What changes all the time while a run is played; overwritten in place, panels sample it. */
export const runFigures = {
  /** Simulated seconds since the start, as the scene shows it. */
  seconds: 0,
  /** Where it ought to be: further than `seconds` while the page is still computing. */
  wanted: 0,
  /** Of the whole simulated plant, at `digestAt` simulated seconds. */
  digest: '',
  digestAt: 0,
  kpis: {} as Record<string, number>,
  /** The same without the scenario's changes, as far as it has any. */
  baseline: {} as Record<string, number>,
}

/** What a person can do with runs; given by the composition once it is loaded (`attachRuns`). Each answers why it could not, or null. */
export type RunPort = {
  play(scenario: PlayedScenario, isShared: boolean, seed?: number): Promise<string | null>
  /** For everybody when the run is. */
  setPaused(isPaused: boolean): Promise<string | null>
  seek(seconds: number): Promise<string | null>
  setSpeed(speed: number): Promise<string | null>
  stop(): Promise<string | null>
  leave(): void
  watch(): void
}

let port: RunPort | null = null

/** Opens the way to play runs. Returns its end. */
export function attachRuns(given: RunPort): () => void {
  port = given
  return () => {
    if (port === given) port = null
    useRun.setState(nothing)
  }
}

/**
 * Plays a scenario in the scene for everybody in the room, from what the plant is now. Needs the right to (`mayShare`). Answers null, or
 * why it is not played, in words.
 */
export function playForEverybody(
  scenario: PlayedScenario | Scenario,
  seed?: number,
): Promise<string | null> {
  return act((to) => to.play(pick(scenario), true, seed))
}

/** The same on this page alone: the others see the live plant, and go on seeing everybody's run if there is one. */
export function playHere(
  scenario: PlayedScenario | Scenario,
  seed?: number,
): Promise<string | null> {
  return act((to) => to.play(pick(scenario), false, seed))
}

/** Pauses, plays on, or plays what has come to its end again from its start: what the one button of a run does. */
export function toggleRun(): Promise<string | null> {
  const isPaused = !isRunHeld(useRun.getState())
  return act((to) => to.setPaused(isPaused))
}

/** To a simulated second since the start. */
export function seekRun(seconds: number): Promise<string | null> {
  return act((to) => to.seek(seconds))
}

/** Simulated seconds a second. */
export function setRunSpeed(speed: number): Promise<string | null> {
  return act((to) => to.setSpeed(speed))
}

/** Ends the run, for everybody when it is theirs: the live plant is back at once. */
export function stopRun(): Promise<string | null> {
  return act((to) => to.stop())
}

/** Shows the live plant on this page; everybody's run goes on for the others, an own one ends. */
export function leaveRun(): void {
  port?.leave()
}

/** Shows everybody's run again. */
export function watchRun(): void {
  port?.watch()
}

/** Takes note of what is to be known. */
export function dismissRunWords(): void {
  useRun.setState({ words: null })
}

/** Whether what this page shows is simulated: nothing that a person does may reach the plant then. */
export function isSimulated(): boolean {
  const { run, isShown } = useRun.getState()
  return run !== null && isShown
}

/** Whether this person may pause, seek and stop the run that is on. */
export function mayControlRun({ run, mayShare }: RunState): boolean {
  return run !== null && (mayShare || !run.isShared)
}

/** Whether time stands still in the run that is on: paused, or at its end. */
export function isRunHeld({ run, phase }: RunState): boolean {
  return run !== null && (run.isPaused || phase === 'ended')
}

async function act(run: (to: RunPort) => Promise<string | null>): Promise<string | null> {
  const words = port ? await run(port) : 'Scenarios cannot be played here yet: the page is loading.'
  useRun.setState({ words })
  return words
}

function pick({ id, name, days, changes, compare }: PlayedScenario): PlayedScenario {
  return { id, name, days, changes, compare }
}
