import { Container } from '@react-three/uikit'
import type { Inspection } from '#people/inspections/Inspection.ts'
import {
  isNotOk,
  sayAnswer,
  sayAnswerer,
  sayExpected,
  sayFound,
  sayHolds,
  verdictWords,
} from '#people/inspections/sayInspection.ts'
import { goToStep, guideToSteps, writeFinding } from '#state/inspectionActs.ts'
import { useInspections } from '#state/inspections.ts'
import { readChecks } from '#state/readChecks.ts'
import { useRoom } from '#state/room.ts'
import type { Expectation, InspectionTemplate } from '#twin/Inspection.ts'
import { Press } from '../panels/Press.tsx'
import { useJump } from '../panels/useJump.ts'
import { useLive } from '../panels/useLive.ts'
import { useSay } from '../panels/useSay.tsx'
import { Words } from '../panels/Words.tsx'
import { AnswerPresses } from './AnswerPresses.tsx'
import { VoicePresses, VoiceWords } from './VoicePresses.tsx'

type Props = { inspection: Inspection; template: InspectionTemplate; at: number }

/** One step in the headset: what to look for, what the signals say, the answers to press, and the way on. */
export function StepPage({ inspection, template, at }: Props) {
  const step = template.steps[at]
  const { jump, toAsset } = useJump()
  const [say, words] = useSay()
  const mayWrite = useInspections((state) => state.mayWrite)
  const isGuided = useInspections((state) => state.isGuided)
  const user = useRoom(({ me }) => me.user)
  const said = inspection.steps.get(step.id)
  const own = said?.answers.find(({ by }) => by.user === user) ?? null
  const [answer] = said?.answers ?? []
  const go = () => {
    if (step.view) jump.toView(step.view)
    else if (!toAsset(step.asset)) say('Nobody can stand near it, or it is in no model.')
  }
  const isLast = at === template.steps.length - 1
  return (
    <Container flexDirection="column" flexGrow={1} gap={8}>
      <Container flexDirection="column" gap={4} paddingX={8} flexShrink={0}>
        <Words size="small" tone="text3">
          {`Step ${at + 1} of ${template.steps.length}`}
        </Words>
        <Words weight={600}>{step.title}</Words>
        <Words size="small" wraps>
          {step.look}
        </Words>
        {step.expect.map((each) => (
          <Check key={each.signal} expected={each} />
        ))}
        {answer && (
          <Words size="small" tone={isNotOk(answer) ? 'warning' : 'text2'}>
            {`${verdictWords[answer.verdict]}${sayAnswer(answer) && `: ${sayAnswer(answer)}`} · ${sayAnswerer(answer.by)}`}
          </Words>
        )}
        {words}
        <VoiceWords step={step} />
      </Container>
      <Container flexGrow={1} />
      {mayWrite && <AnswerPresses step={step} />}
      {answer && isNotOk(answer) && said?.findings.length === 0 && (
        <Press
          label="Write a finding"
          text="Write a finding"
          icon="sticky-note"
          raised
          onPress={() => void writeFinding(step)}
        />
      )}
      <Container gap={6} height={46} flexShrink={0}>
        <Press label="Go there" text="Go there" raised grow onPress={go} />
        {step.asset >= 0 && (
          <Press
            label={isGuided ? 'Hide the way' : 'Show the way'}
            text={isGuided ? 'Hide the way' : 'The way'}
            raised
            grow
            isOn={isGuided}
            onPress={() => guideToSteps(!isGuided, step.asset)}
          />
        )}
        <VoicePresses step={step} own={own} voice={answer?.voice ?? null} mayWrite={mayWrite} />
      </Container>
      <Container gap={6} height={46} flexShrink={0}>
        <Press
          label="Step before"
          icon="chevron-left"
          raised
          isOff={at === 0}
          onPress={() => goToStep(template.steps[at - 1])}
        />
        <Press
          label={isLast ? 'To all inspections' : 'Next step'}
          text={isLast ? 'Done' : 'Next step'}
          raised
          grow
          onPress={() => goToStep(isLast ? null : template.steps[at + 1])}
        />
      </Container>
    </Container>
  )
}

function Check({ expected }: { expected: Expectation }) {
  const words = useLive(() => {
    const [check] = readChecks([expected])
    return check
      ? `${check.name} ${sayExpected(check)}: ${sayFound(check)}, ${sayHolds(check.holds)}`
      : ''
  })
  return (
    <Words size="small" tone="text2">
      {words}
    </Words>
  )
}
