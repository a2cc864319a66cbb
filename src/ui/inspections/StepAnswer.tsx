import { Camera, Image } from 'lucide-react'
import { useState } from 'react'
import { inspectionLimits, type Answer } from '#people/inspections/InspectionRecord.ts'
import { sayLimits, verdictWords } from '#people/inspections/sayInspection.ts'
import { answerStep, needsAnswer, verdictOf, type Reply } from '#state/inspectionActs.ts'
import { setInspections } from '#state/inspections.ts'
import { answerPicture } from '#state/codePicture.ts'
import { takePicture } from '#state/noteActs.ts'
import type { InspectionStep } from '#twin/Inspection.ts'
import css from './Inspections.module.css'
import look from './Step.module.css'
import { choosePicture } from './choosePicture.ts'
import { StepSign } from './StepSign.tsx'
import { VoiceAnswer } from './VoiceAnswer.tsx'

type Props = {
  step: InspectionStep
  /** What this person has answered. */
  own: Answer | null
}

/** Where a person answers a step: what they press is kept at once, with the values of that moment. */
export function StepAnswer({ step, own }: Props) {
  const [comment, setComment] = useState(own?.comment ?? '')
  const { answer } = step
  const before: Reply = { verdict: own?.verdict ?? 'ok', value: own?.value ?? null, comment }
  const give = (change: Partial<Reply>) => answerStep(step, { ...before, ...change })
  const isTooSoon = own === null && needsAnswer(step)
  const see = (picture: string | null) => {
    if (picture === null) setInspections({ said: 'There is no picture to be had just now.' })
    else give({ picture })
  }
  return (
    <div className={css.part}>
      {answer.type !== 'number' && answer.type !== 'choice' && (
        <fieldset className={look.choice}>
          <legend>{answer.type === 'ok' ? 'Answer' : 'Judgement'}</legend>
          <div className={look.rowOf}>
            {(['ok', 'notOk', 'na'] as const).map((verdict) => (
              <button
                key={verdict}
                type="button"
                aria-pressed={own?.verdict === verdict}
                onClick={() => give({ verdict })}
              >
                <StepSign is={verdict} />
                {verdictWords[verdict]}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      {answer.type === 'number' && (
        <NumberField
          label={`Reading${answer.unit && `, ${answer.unit}`}`}
          hint={sayLimits(answer)}
          value={own?.value}
          onGive={(value) => give({ value, verdict: verdictOf(step, value) })}
        />
      )}
      {answer.type === 'choice' && (
        <fieldset className={look.choice}>
          <legend>Answer</legend>
          <div className={look.list}>
            {answer.of.map((value) => (
              <button
                key={value}
                type="button"
                aria-pressed={own?.value === value}
                onClick={() => give({ value, verdict: verdictOf(step, value) })}
              >
                {value}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      {answer.type === 'text' && (
        <LongField
          label="Answer"
          value={typeof own?.value === 'string' ? own.value : ''}
          most={inspectionLimits.text}
          onDone={(value) => give({ value })}
        />
      )}
      <LongField
        label={answer.type === 'text' ? 'Comment' : 'Comment, if there is something to say'}
        value={comment}
        most={inspectionLimits.comment}
        onDone={(text) => {
          setComment(text)
          if (own) give({ comment: text })
        }}
      />
      <div className={css.actions}>
        <button
          type="button"
          disabled={isTooSoon}
          onClick={() => void takePicture(answerPicture).then(see)}
        >
          <Image aria-hidden />
          What I see
        </button>
        <button type="button" disabled={isTooSoon} onClick={() => choosePicture(see)}>
          <Camera aria-hidden />
          Camera or file…
        </button>
        <VoiceAnswer
          isOff={isTooSoon}
          step={step.id}
          hasOne={Boolean(own?.sound)}
          onGive={(sound) => give({ sound })}
        />
      </div>
    </div>
  )
}

type NumberProps = {
  label: string
  hint: string
  value: Answer['value'] | undefined
  onGive: (value: number) => void
}

function NumberField({ label, hint, value, onGive }: NumberProps) {
  const [text, setText] = useState(typeof value === 'number' ? String(value) : '')
  const number = Number(text.trim().replace(',', '.'))
  const isNumber = text.trim() !== '' && Number.isFinite(number)
  return (
    <form
      className={look.number}
      onSubmit={(event) => {
        event.preventDefault()
        if (isNumber) onGive(number)
      }}
    >
      <label className={look.field}>
        <span>
          {label} {hint && <small>({hint})</small>}
        </span>
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          aria-invalid={text.trim() !== '' && !isNumber}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <button type="submit" className={`${css.press} ${css.main}`} disabled={!isNumber}>
        Keep
      </button>
    </form>
  )
}

type LongProps = { label: string; value: string; most: number; onDone: (text: string) => void }

/** What is written is kept when one leaves the field. */
function LongField({ label, value, most, onDone }: LongProps) {
  const [text, setText] = useState(value)
  return (
    <label className={look.field}>
      <span>{label}</span>
      <textarea
        rows={2}
        maxLength={most}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => text.trim() !== value && onDone(text.trim())}
      />
    </label>
  )
}
