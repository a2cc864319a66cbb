import { Container } from '@react-three/uikit'
import { runSpeeds } from '#people/SharedRun.ts'
import { sayRunTime, saySpeed } from '#people/sayRunTime.ts'
import {
  leaveRun,
  isRunHeld,
  mayControlRun,
  runFigures,
  seekRun,
  setRunSpeed,
  stopRun,
  toggleRun,
  useRun,
  watchRun,
  type ShownRun,
} from '#state/run.ts'
import { toggleGhosts, useGhosts } from '#state/ghosts.ts'
import { sayFigure } from '#twin/sayFigure.ts'
import { Press } from '../panels/Press.tsx'
import { useLive } from '../panels/useLive.ts'
import { WorldPanel } from '../panels/WorldPanel.tsx'
import { Words } from '../panels/Words.tsx'

/** Parts of a run that one press goes on or back. */
const stride = 20

/** The scenario that is played in the scene: whose it is, its clock, and the ways to play it otherwise or to leave it. */
export function RunPanel() {
  const run = useRun((known) => known.run)
  return (
    <WorldPanel name="run" title="Scenario" icon="activity" width={400}>
      <Container flexDirection="column" padding={16} gap={12} height={290}>
        {run ? (
          <Played run={run} />
        ) : (
          <Words tone="text2" wraps>
            You see the live plant: no scenario is played. Choose one in the menu, under What if.
          </Words>
        )}
      </Container>
    </WorldPanel>
  )
}

function Played({ run }: { run: ShownRun }) {
  const isShown = useRun((known) => known.isShown)
  const isHaunted = useGhosts(({ isOn }) => isOn) && run.scenario.changes.length > 0
  const whose = run.isShared ? `For everybody, by ${run.author}` : 'Only for you'
  return (
    <>
      <Container flexDirection="column">
        <Words size="value" weight={600} wraps>
          {run.scenario.name}
        </Words>
        <Words tone="text2">{isShown ? whose : `${whose}. You see the live plant.`}</Words>
      </Container>
      {isShown && <Clock />}
      {isShown && isHaunted && (
        <Words tone="text2">Pale shapes: the baseline, where it differs.</Words>
      )}
      {isShown && <Controls run={run} />}
      <Ways run={run} isShown={isShown} />
    </>
  )
}

function Clock() {
  const time = useLive(() => {
    const { run } = useRun.getState()
    if (!run) return ''
    const now = sayRunTime(run.began, runFigures.seconds, run.length)
    return `${now.date}, ${now.time} · ${now.passed}`
  })
  const figure = useLive(() => {
    const { run, kpis } = useRun.getState()
    const kpi = kpis.find(({ id }) => id === run?.scenario.compare[0])
    return kpi
      ? `${kpi.name}: ${sayFigure(runFigures.kpis[kpi.id] ?? NaN, kpi.digits)} ${kpi.unit}`
      : ''
  })
  return (
    <Container flexDirection="column">
      <Words tone="simulated" weight={600}>
        {time}
      </Words>
      <Words tone="text2">{figure}</Words>
    </Container>
  )
}

function Controls({ run }: { run: ShownRun }) {
  const mayControl = useRun(mayControlRun)
  const isHeld = useRun(isRunHeld)
  const isEnded = useRun(({ phase }) => phase === 'ended')
  if (!mayControl) return <Words tone="text2">{`${saySpeed(run.speed)}. Your role watches.`}</Words>
  const speeds: readonly number[] = runSpeeds
  const slower = speeds.findLast((speed) => speed < run.speed)
  const faster = speeds.find((speed) => speed > run.speed)
  const step = (parts: number): void => {
    const to = runFigures.seconds + (parts * run.length) / stride
    void seekRun(Math.max(0, Math.min(run.length, to)))
  }
  return (
    <Container gap={6} alignItems="center">
      <Press
        label={isEnded ? 'Play again' : isHeld ? 'Play' : 'Pause'}
        icon={isEnded ? 'rotate-ccw' : isHeld ? 'play' : 'pause'}
        raised
        onPress={() => void toggleRun()}
      />
      <Press label="Back" icon="chevron-left" raised onPress={() => step(-1)} />
      <Press label="On" icon="chevron-right" raised onPress={() => step(1)} />
      <Container flexGrow={1} />
      <Ghosts />
      <Press
        label="Slower"
        icon="minus"
        raised
        isOff={slower === undefined}
        onPress={() => slower !== undefined && void setRunSpeed(slower)}
      />
      <Container width={82} justifyContent="center">
        <Words>{saySpeed(run.speed)}</Words>
      </Container>
      <Press
        label="Faster"
        icon="plus"
        raised
        isOff={faster === undefined}
        onPress={() => faster !== undefined && void setRunSpeed(faster)}
      />
    </Container>
  )
}

function Ghosts() {
  const isOn = useGhosts((ghosts) => ghosts.isOn)
  return (
    <Press label="Ghosts of the baseline" icon="ghost" raised isOn={isOn} onPress={toggleGhosts} />
  )
}

function Ways({ run, isShown }: { run: ShownRun; isShown: boolean }) {
  const mayControl = useRun(mayControlRun)
  return (
    <Container gap={6} marginTop="auto">
      {run.isShared && (
        <Press
          label={isShown ? 'Live plant' : 'Watch'}
          text={isShown ? 'Live plant' : 'Watch'}
          icon={isShown ? 'undo-2' : 'eye'}
          raised
          grow
          onPress={isShown ? leaveRun : watchRun}
        />
      )}
      {mayControl && (
        <Press
          label={run.isShared ? 'Stop for all' : 'Stop'}
          text={run.isShared ? 'Stop for all' : 'Stop'}
          icon="square"
          raised
          grow
          onPress={() => void stopRun()}
        />
      )}
    </Container>
  )
}
