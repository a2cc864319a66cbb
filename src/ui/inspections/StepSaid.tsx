import { StickyNote } from 'lucide-react'
import type { Answered, StepAnswers } from '#people/inspections/Inspection.ts'
import {
  isNotOk,
  sayAnswer,
  sayAnswerer,
  sayExpected,
  sayFound,
  verdictWords,
} from '#people/inspections/sayInspection.ts'
import { writeFinding } from '#state/inspectionActs.ts'
import { openNote, useNotes } from '#state/notes.ts'
import { setPanels } from '#state/panels.ts'
import type { InspectionStep } from '#twin/Inspection.ts'
import css from './Inspections.module.css'
import look from './StepSaid.module.css'
import { sayMoment } from './sayMoment.ts'
import { StepSign } from './StepSign.tsx'

/** What was answered: the answer that counts, the others below it, and the findings about it. */
export function StepSaid({ step, said }: { step: InspectionStep; said: StepAnswers }) {
  const notes = useNotes((known) => known.list)
  const mayWrite = useNotes((known) => known.mayWrite && known.isThere)
  const [first, ...others] = said.answers
  return (
    <div className={`${css.part} ${look.answers}`}>
      {first && <Given answer={first} />}
      {others.length > 0 && (
        <>
          <h4>{said.isDisputed ? 'Others answered differently or before' : 'Also answered by'}</h4>
          {others.map((each) => (
            <Given key={each.by.user} answer={each} />
          ))}
        </>
      )}
      {first && isNotOk(first) && mayWrite && said.findings.length === 0 && (
        <button
          type="button"
          className={`${css.press} ${look.finding}`}
          onClick={() => void writeFinding(step)}
        >
          <StickyNote aria-hidden />
          Write a finding about it
        </button>
      )}
      {said.findings.map((id) => {
        const note = notes.find((each) => each.id === id)
        return (
          <button
            key={id}
            type="button"
            className={`${css.press} ${look.finding}`}
            disabled={!note}
            onClick={() => {
              openNote(id)
              setPanels({ notes: true })
            }}
          >
            <StickyNote aria-hidden />
            {note ? `Finding: ${note.title}` : 'A finding that is not there any more'}
          </button>
        )
      })}
    </div>
  )
}

function Given({ answer }: { answer: Answered }) {
  const value = sayAnswer(answer)
  return (
    <article className={look.given}>
      <StepSign is={isNotOk(answer) ? 'notOk' : answer.verdict} />
      <div>
        <p>
          <strong>{verdictWords[answer.verdict]}</strong>
          {value !== '' && `: ${value}`}
        </p>
        {answer.comment !== '' && <p className={look.comment}>{answer.comment}</p>}
        {answer.checks.map((check) => (
          <p key={check.signal} className={look.check} data-holds={String(check.holds)}>
            {check.name} {sayExpected(check)}: {sayFound(check)}
          </p>
        ))}
        <small>
          {sayAnswerer(answer.by)}, {sayMoment(answer.at)}
          {answer.version > 1 && `, answer ${answer.version}`}
        </small>
        {answer.photo !== null && (
          <img src={answer.photo} alt={`What ${sayAnswerer(answer.by)} saw`} width={320} />
        )}
        {answer.picture !== null && answer.photo === null && (
          <small>A picture is on its way.</small>
        )}
        {answer.sound && (
          <>
            <small className={look.heard}>Voice note, {answer.sound.seconds} s</small>
            {answer.voice === null ? (
              <small>It is on its way.</small>
            ) : (
              // oxlint-disable-next-line jsx-a11y/media-has-caption -- people said it just now, nobody has written it down
              <audio
                controls
                preload="metadata"
                src={answer.voice}
                aria-label={`What ${sayAnswerer(answer.by)} said`}
              />
            )}
          </>
        )}
      </div>
    </article>
  )
}
