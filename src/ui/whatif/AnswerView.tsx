import { CircleCheck, CircleDashed } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useWhatIf } from '#state/whatIf.ts'
import type { Answer } from '#twin/process/Answer.ts'
import { judgeAnswer } from '#twin/process/judgeKpi.ts'
import { splitSentence } from '#twin/process/splitSentence.ts'
import type { Question } from '#twin/process/WhatIf.ts'
import css from './AnswerView.module.css'
import { KpiTable } from './KpiTable.tsx'
import { PartList } from './PartList.tsx'

const SeriesCharts = lazy(() =>
  import('./SeriesCharts.tsx').then((m) => ({ default: m.SeriesCharts })),
)

/** The answer to what is asked: the sentence first, how sure it is, figures, courses, and what differs where. */
export function AnswerView({ asked }: { asked: Question }) {
  const answer = useWhatIf((known) => known.answer)
  const stage = useWhatIf((known) => known.stage)
  if (!answer) return stage === 'computing' ? <Coming /> : null
  return (
    <div className={css.answer} data-coarse={answer.isCoarse}>
      <Sentence answer={answer} />
      <output className="visually-hidden">
        {stage === 'done' ? `Answer: ${answer.sentence}` : ''}
      </output>
      <KpiTable answer={answer} compare={asked.scenario.compare} />
      {answer.series.length > 0 && (
        <Suspense fallback={null}>
          <SeriesCharts series={answer.series} scenario={asked.scenario.name} />
        </Suspense>
      )}
      {answer.parts.length > 0 && <PartList answer={answer} name={asked.scenario.name} />}
      <p className={css.digest}>
        Model {answer.modelDigest.slice(0, 8)} · run {answer.digest.slice(0, 8)}: who asks the same
        gets the same digits.
      </p>
    </div>
  )
}

function Sentence({ answer }: { answer: Answer }) {
  const { words, isSure } = judgeAnswer(answer)
  const [first, rest] = splitSentence(answer.sentence)
  const Icon = isSure ? CircleCheck : CircleDashed
  return (
    <section className={css.sentence} aria-label="Answer">
      <p className={css.marks}>
        <span data-quality="simulated">simulated</span>
        <span className={css.sure} data-sure={isSure}>
          <Icon aria-hidden />
          {words}
        </span>
      </p>
      <p className={css.first}>{first}</p>
      {rest !== '' && <p className={css.rest}>{rest}</p>}
    </section>
  )
}

/** The place of an answer that is being computed for the first time. */
function Coming() {
  return (
    <div className={css.coming} aria-hidden>
      <span />
      <span />
      <span />
    </div>
  )
}
