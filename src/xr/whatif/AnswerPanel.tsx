import { Container } from '@react-three/uikit'
import { useWhatIf, whatIfFigures, type WhatIfState } from '#state/whatIf.ts'
import { askAgain, cancelAsking } from '#state/whatIfActs.ts'
import type { Answer, KpiAnswer } from '#twin/process/Answer.ts'
import { fineKpi, judgeAnswer, judgeKpi, orderKpis } from '#twin/process/judgeKpi.ts'
import { sayDifference, sayKpiNumber } from '#twin/process/sayKpi.ts'
import { splitSentence } from '#twin/process/splitSentence.ts'
import { colours } from '../panels/look.ts'
import { Press } from '../panels/Press.tsx'
import { useLive } from '../panels/useLive.ts'
import { Words } from '../panels/Words.tsx'
import { WorldPanel } from '../panels/WorldPanel.tsx'
import { ColourPress } from './ColourPress.tsx'

/** Figures that are shown: all of them are on the page. */
const most = 5

/** The answer to what was asked in the headset: the sentence, how sure it is, and the five most telling figures. */
export function AnswerPanel() {
  const asked = useWhatIf((known) => known.asked)
  const answer = useWhatIf((known) => known.answer)
  const stage = useWhatIf((known) => known.stage)
  return (
    <WorldPanel
      name="answer"
      title={asked?.scenario.name ?? 'What if'}
      icon="chart-line"
      width={520}
    >
      <Container flexDirection="column" padding={16} gap={12}>
        {!asked && <Words tone="text2">Nothing is asked: choose a scenario in the menu.</Words>}
        {answer && asked && <Content answer={answer} compare={asked.scenario.compare} />}
        {asked && <Foot stage={stage} name={asked.scenario.name} />}
      </Container>
    </WorldPanel>
  )
}

function Content({ answer, compare }: { answer: Answer; compare: readonly string[] }) {
  const { words, isSure } = judgeAnswer(answer)
  const { first, rest } = orderKpis(answer.kpis, compare)
  const [main, others] = splitSentence(answer.sentence)
  return (
    <>
      <Container flexDirection="column" gap={2}>
        <Words size="small" tone="simulated">
          ≈ simulated
        </Words>
        <Words size="small" tone={isSure ? 'text2' : 'warning'} wraps>
          {words}
        </Words>
      </Container>
      <Container flexDirection="column" gap={6}>
        <Words size="title" weight={600} wraps>
          {main}
        </Words>
        {others !== '' && (
          <Words size="small" tone="text2" wraps>
            {others}
          </Words>
        )}
      </Container>
      <Container flexDirection="column">
        {[...first, ...rest].slice(0, most).map((each) => (
          <Figure key={each.kpi.id} answer={each} />
        ))}
      </Container>
    </>
  )
}

function Figure({ answer }: { answer: KpiAnswer }) {
  const { baseline, scenario, difference } = answer
  const kpi = fineKpi(answer)
  const { verdict, isClear } = judgeKpi(answer)
  const word = isClear ? verdicts[verdict] : '≈ may be chance'
  return (
    <Container
      flexDirection="column"
      gap={2}
      paddingY={6}
      borderTopWidth={1}
      borderColor={colours.line}
    >
      <Container gap={12}>
        <Words grow>{kpi.name}</Words>
        <Words weight={600}>{sayDifference(difference.mean, kpi)}</Words>
      </Container>
      <Container gap={12}>
        <Words size="small" tone="text2" grow>
          {`${sayKpiNumber(baseline.mean, kpi)} → ${sayKpiNumber(scenario.mean, kpi)} ${kpi.unit}`}
        </Words>
        <Words size="small" tone={verdict === 'worse' && isClear ? 'warning' : 'text2'}>
          {word}
        </Words>
      </Container>
    </Container>
  )
}

const verdicts = { better: '✓ better', worse: '✗ worse', changed: 'different', same: '= the same' }

function Foot({ stage, name }: { stage: WhatIfState['stage']; name: string }) {
  const wrong = useWhatIf((known) => known.wrong)
  const progress = useLive(() => `Computing: ${Math.round(whatIfFigures.progress * 100)}\u202f%`)
  if (stage === 'computing') {
    return (
      <Container gap={12} alignItems="center">
        <Words tone="text2" grow>
          {progress}
        </Words>
        <Press label="Cancel" text="Cancel" icon="x" raised onPress={cancelAsking} />
      </Container>
    )
  }
  if (stage === 'done') return <ColourPress name={name} />
  return (
    <Container flexDirection="column" gap={8}>
      <Words tone="warning" wraps>
        {stage === 'refused' ? (wrong?.text ?? 'It was refused.') : 'Not computed to the end.'}
      </Words>
      <Press label="Ask again" text="Ask again" raised onPress={() => askAgain()} />
    </Container>
  )
}
