import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { cleanName } from '#people/Card.ts'
import { personColours } from '#people/personColours.ts'
import { changeMe, useRoom } from '#state/room.ts'
import form from './form.module.css'
import { keepPerson } from './keepPerson.ts'
import css from './NameForm.module.css'
import { sayColour } from '#people/sayPerson.ts'

const longestName = 40

type Props = {
  /** The field takes the focus: the person has asked for it. */
  isAsked: boolean
  onDone: () => void
}

/** Asks how a person wants to be called and which colour is theirs; both are kept by their browser. */
export function NameForm({ isAsked, onDone }: Props) {
  const me = useRoom((room) => room.me)
  const [name, setName] = useState(me.isNamed ? me.name : '')
  const [colour, setColour] = useState(me.colour || personColours.sky)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    if (isAsked) field.current?.focus()
  }, [isAsked])
  const keep = (next: { name: string; colour: string }) => {
    changeMe({ ...next, isNamed: true })
    keepPerson(next)
    onDone()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const clean = cleanName(name)
    if (clean === '') field.current?.focus()
    else keep({ name: clean, colour })
  }
  return (
    <form className={css.form} aria-label="Your name" onSubmit={save}>
      <div className={form.field}>
        <label htmlFor={id}>What shall the others call you?</label>
        <input
          ref={field}
          id={id}
          value={name}
          maxLength={longestName}
          autoComplete="off"
          enterKeyHint="done"
          placeholder={me.name}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setName(event.target.value)}
        />
        <p id={`${id}-hint`} className={form.hint}>
          It can be a pseudonym. It is kept in this browser.
        </p>
      </div>
      <fieldset className={css.colours}>
        <legend className={form.legend}>
          Your colour: <span>{sayColour(colour)}</span>
        </legend>
        {Object.entries(personColours).map(([word, value]) => (
          <label key={word} className={css.colour} title={word}>
            <input
              type="radio"
              name={`${id}-colour`}
              aria-label={word}
              checked={value === colour}
              onChange={() => setColour(value)}
            />
            <span style={{ background: value }} />
          </label>
        ))}
      </fieldset>
      <div className={form.row}>
        <button type="submit" className={form.main}>
          {me.isNamed ? 'Save' : 'That is me'}
        </button>
        <button
          type="button"
          className={form.plain}
          onClick={() => (me.isNamed ? onDone() : keep({ name: me.name, colour }))}
        >
          {me.isNamed ? 'Cancel' : `Stay ${me.name || 'unnamed'}`}
        </button>
      </div>
    </form>
  )
}
