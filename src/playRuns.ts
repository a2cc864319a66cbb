import { mayWrite } from '#people/roles.ts'
import { noKey } from '#people/roomTopics.ts'
import { runBegins } from '#people/runBegins.ts'
import { runLength, type SharedRun } from '#people/SharedRun.ts'
import type { InspectedRun } from '#scene/InspectedRun.ts'
import { useModeration } from '#state/moderation.ts'
import { onKeptMessage } from '#state/onKeptMessage.ts'
import { othersHere } from '#state/others.ts'
import { ghostFigures } from '#state/ghosts.ts'
import { addProblem } from '#state/problems.ts'
import { onRoomMessage, sendToRoom, useRoom } from '#state/room.ts'
import { attachRuns, runFigures, useRun, type PlayedScenario, type ShownRun } from '#state/run.ts'
import { RunDesk, type PlayedRun } from '#state/RunDesk.ts'
import { Quality } from '#twin/Quality.ts'
import type { OpenPlant } from './OpenPlant.ts'
import { makeKey } from './readMe.ts'
import { roomStep } from './roomStep.ts'
import { RunPlayer } from './RunPlayer.ts'
import { useShown } from './useShown.ts'

/** Milliseconds between two looks at the time and at the others; and between two attempts to compute as they do. */
const tick = 250
const recomputePause = 10_000
const mostRecomputes = 2
/** Significant digits of start values: enough for any sensor, and short in the message. */
const startDigits = 6
/** Milliseconds that a letter waits in the worker, and takes from there: beside the way to the broker and back. */
const postTime = 12

let desk: RunDesk
let player: RunPlayer | null = null
let plant: OpenPlant | null = null
/** The run that was refused here, and why, so that it is said once. */
let refused = ''
/** The run that could not be computed. */
let broken = ''
let recomputes = 0
let recomputedAt = -Infinity
/** Which of several waits for the model is the latest. */
let turn = 0

/** Plays scenarios in the scene, everybody's and this page's own, for as long as the page is there. It sends into the room alone: nothing simulated goes to the plant. */
export function playRuns(): void {
  desk = new RunDesk({
    send: (family, text) => sendToRoom(family, noKey, text),
    me,
    people: othersHere,
    latency: () => roomStep.latency + postTime,
    now: () => performance.now(),
    wall: Date.now() - performance.now(),
    makeId: makeKey,
    onChange: () => void settle(),
    onWrong: (text) => {
      const advice =
        'You see what you saw before. If it should be played here, load the page again.'
      addProblem({ from: 'page', severity: 'warning', text, advice })
      useRun.setState({ words: text })
    },
  })
  roomStep.play = (now) => player?.step(now)
  roomStep.inspectRun = inspect
  useShown.subscribe(followPlant)
  followPlant()
  useRoom.subscribe(({ status, me: { role } }, before) => {
    if (status !== before.status) desk.setLink(status === 'joined')
    if (status === 'outside' && before.status !== 'outside') desk.forget()
    if (role !== before.me.role) void settle()
  })
  let isReplay = true
  // What is handed over at once was said before.
  onKeptMessage(
    'run',
    (message) => desk.hear({ ...message, isRetained: message.isRetained || isReplay }),
    (removals) => desk.setRemovals(removals),
  )
  isReplay = false
  onRoomMessage('beat', (message) => {
    if (!useModeration.getState().removed.has(message.session)) desk.hearBeat(message)
  })
  attachRuns({
    play,
    setPaused: (isPaused) => desk.control({ isPaused }),
    seek: (position) => desk.control({ position }),
    setSpeed: (speed) => desk.control({ speed }),
    stop: () => desk.stop(),
    leave: () => desk.leave(),
    watch: () => desk.watch(),
  })
  // Also where no frame is drawn: others ask for the time.
  setInterval(look, tick)
}

function me() {
  const { user, id, name, role, device } = useRoom.getState().me
  return {
    user,
    session: id,
    name,
    // A wall display only looks, whoever it is logged in as.
    mayShare: mayWrite(role, 'run') && device !== 'kiosk',
    mayBeat: mayWrite(role, 'beat'),
  }
}

function followPlant(): void {
  const next = useShown.getState().plant
  if (next === plant) return
  player?.close()
  plant = next
  player = plant && new RunPlayer(desk, plant, fail)
  refused = ''
  void settle()
}

/** A run that cannot be computed: this page shows the live plant until there is another one. */
function fail({ run, isShared }: PlayedRun): void {
  broken = run.id
  if (!isShared) desk.leave()
  void settle()
}

/** Brings what is shown in line with what is on. */
async function settle(): Promise<void> {
  const mine = ++turn
  const played = desk.hasLeft ? null : desk.run
  if (played && player?.isThere && !player.isRead) {
    useRun.setState(({ run }) => ({
      run: describe(played, run),
      isShown: false,
      hasLeft: false,
      phase: 'loading',
    }))
  }
  const why = played ? await whyNot(played) : null
  if (mine !== turn) return
  const isShown = played !== null && why === null
  if (why !== null && played && refused !== played.run.id) {
    refused = played.run.id
    useRun.setState({ words: why })
  }
  const known = useRun.getState()
  const run = why === null ? desk.run : null
  useRun.setState({
    isThere: player?.isThere ?? false,
    mayShare: me().mayShare,
    run: run && describe(run, known.run),
    isShown,
    hasLeft: desk.hasLeft,
    ...(isShown ? {} : { agreement: { equal: 0, different: 0 } }),
  })
  player?.play(isShown ? played : null)
}

/** Why a run is not shown on this page, in words; null when it is. */
async function whyNot({ run, isShared }: PlayedRun): Promise<string | null> {
  const what = isShared ? `“${run.scenario.name}”, which ${run.author} plays for everybody,` : 'It'
  if (run.id === broken) return `${what} cannot be computed here: see the list of problems.`
  if (!player?.isThere) return `${what} is not shown here: this plant has no process model.`
  const model = await player.model()
  if (!model) return `${what} is not shown here: the process model cannot be read.`
  if (model.digest === run.model) return null
  return `${what} is for another process model than this page has. You see the live plant; load the page again for the newest model.`
}

async function play(
  scenario: PlayedScenario,
  isShared: boolean,
  seed = crypto.getRandomValues(new Uint32Array(1))[0],
): Promise<string | null> {
  if (!player?.isThere) return 'This plant has no process model: there is nothing to play.'
  const model = await player.model()
  if (!model || !plant) return 'The process model cannot be read: see the list of problems.'
  const start = readStart(plant, model.reads)
  const began = runBegins(model.begins, Date.now())
  return desk.start(scenario, { model: model.digest, start, seed, began }, isShared)
}

/** What the plant's signals are now, as far as they can be trusted; never a simulated value. */
function readStart({ twin, live }: OpenPlant, reads: readonly string[]): SharedRun['start'] {
  const slots = new Map(twin.signals.map(({ id }, slot) => [id, slot]))
  const start: Record<string, number> = {}
  for (const id of reads) {
    const slot = slots.get(id) ?? -1
    if (slot < 0 || live.quality[slot] !== Quality.good) continue
    start[id] = Number(live.value[slot].toPrecision(startDigits))
  }
  return start
}

/** Some times a second: the others' time, and whether they compute the same. */
function look(): void {
  desk.tick()
  const { isShown, run, agreement: known } = useRun.getState()
  if (!isShown || !run?.isShared) return
  const agreement = desk.time.agreement.count
  const { equal, different } = agreement
  if (equal !== known.equal || different !== known.different) useRun.setState({ agreement })
  if (different === 0) recomputes = 0
  // The one that most others contradict is wrong; of two, both look again.
  if (different <= equal || performance.now() - recomputedAt < recomputePause) return
  recomputedAt = performance.now()
  const whom = different === 1 ? 'another page' : `${different} other pages`
  if (recomputes++ < mostRecomputes) {
    useRun.setState({ words: `This page computed something else than ${whom}. It computes anew.` })
    desk.time.agreement.begin()
    player?.recompute()
  } else {
    const words = `This page computes something else than ${whom}: load it again.`
    useRun.setState({ words })
  }
}

/** The same object while nothing has changed. */
function describe({ run, isShared, changedBy }: PlayedRun, before: ShownRun | null): ShownRun {
  const { id, scenario, author, began, speed, isPaused } = run
  const { people } = useRoom.getState()
  const by = people.find(({ user }) => user === changedBy)?.name
  const next: ShownRun = {
    id,
    scenario,
    author,
    began,
    speed,
    isPaused,
    isShared,
    changedBy: by ?? (changedBy !== '' && changedBy === me().user ? me().name : ''),
    length: runLength(run),
  }
  return before && JSON.stringify(before) === JSON.stringify(next) ? before : next
}

function inspect(): InspectedRun | null {
  const { run, isShown, agreement } = useRun.getState()
  if (!run || !isShown || !player?.isCovering) return null
  const { seconds, digest, digestAt, kpis } = runFigures
  return {
    scenario: run.scenario.id,
    name: run.scenario.name,
    author: run.author,
    isShared: run.isShared,
    time: seconds,
    date: new Date(run.began + seconds * 1000).toISOString(),
    speed: run.speed,
    paused: run.isPaused,
    digest,
    digestAt,
    agreement,
    kpis,
    ghosts: ghostFigures.parts,
  }
}
