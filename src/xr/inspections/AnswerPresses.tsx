import { Container } from '@react-three/uikit'
import { useState } from 'react'
import { verdictWords } from '#people/inspections/sayInspection.ts'
import { answerStep, verdictOf } from '#state/inspectionActs.ts'
import { readChecks } from '#state/readChecks.ts'
import type { AnswerKind, InspectionStep } from '#twin/Inspection.ts'
import { Press } from '../panels/Press.tsx'
import { Words } from '../panels/Words.tsx'

/** Answers a step by pressing; what is to be written or photographed is judged here, and written on the page. */
export function AnswerPresses({ step }: { step: InspectionStep }) {
  const { answer } = step
  if (answer.type === 'number') return <NumberPresses step={step} answer={answer} />
  if (answer.type === 'choice')
    return (
      <Container flexDirection="column" gap={6} flexShrink={0}>
        {answer.of.map((value) => (
          <Press
            key={value}
            label={value}
            text={value}
            raised
            align="flex-start"
            onPress={() =>
              answerStep(step, { verdict: verdictOf(step, value), value, comment: '' })
            }
          />
        ))}
      </Container>
    )
  return (
    <Container gap={6} height={46} flexShrink={0}>
      {(['ok', 'notOk', 'na'] as const).map((verdict) => (
        <Press
          key={verdict}
          label={verdictWords[verdict]}
          text={verdict === 'na' ? 'N. a.' : verdictWords[verdict]}
          icon={verdict === 'ok' ? 'circle-check' : verdict === 'na' ? 'minus' : 'circle-alert'}
          raised
          grow
          onPress={() => answerStep(step, { verdict, value: null, comment: '' })}
        />
      ))}
    </Container>
  )
}

type NumberProps = { step: InspectionStep; answer: AnswerKind & { type: 'number' } }

/** Steps a reading has in its limits. */
const strides = 30

function NumberPresses({ step, answer: { from, to, unit } }: NumberProps) {
  const stride = from !== undefined && to !== undefined ? niceStep((to - from) / strides) : 0.1
  // What the system says is where a person begins to turn.
  const [value, setValue] = useState(() => {
    const first = readChecks(step.expect)[0]?.number ?? from ?? to ?? 0
    return Math.round(first / stride) * stride
  })
  const shown = Number(value.toFixed(3))
  const move = (by: number) => setValue(shown + by)
  const text = `Keep ${shown}${unit && ` ${unit}`}`
  return (
    <Container gap={6} height={46} flexShrink={0} alignItems="center">
      <Press label="Much less" icon="chevron-down" raised onPress={() => move(-10 * stride)} />
      <Press label="Less" icon="minus" raised onPress={() => move(-stride)} />
      <Press
        label="Keep the reading"
        raised
        grow
        value={() => text}
        onPress={() =>
          answerStep(step, { verdict: verdictOf(step, shown), value: shown, comment: '' })
        }
      >
        <Words>{text}</Words>
      </Press>
      <Press label="More" icon="plus" raised onPress={() => move(stride)} />
      <Press label="Much more" icon="chevron-up" raised onPress={() => move(10 * stride)} />
    </Container>
  )
}

/** The nearest of 1, 2 and 5 times a power of ten. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const digit = rough / power
  return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10)
}
