import { X } from 'lucide-react'
import type { ModelBook, Property } from '#twin/process/WhatIf.ts'
import { IconButton } from '../IconButton.tsx'
import form from '../room/form.module.css'
import css from './ScenarioEditor.module.css'
import type { ChangeDraft } from './ScenarioDraft.ts'

type Props = {
  change: ChangeDraft
  book: ModelBook
  problem?: string
  onChange: (change: ChangeDraft) => void
  onDrop: () => void
}

const ways = [
  { kind: 'times', words: 'times' },
  { kind: 'plus', words: 'plus' },
  { kind: 'to', words: 'becomes' },
] as const

/** One change of a scenario: a property and what becomes of it, or a component that fails. */
export function ChangeRow({ change, book, problem, onChange, onDrop }: Props) {
  const { kind, what, value, after, until, mode } = change
  const set = (news: Partial<ChangeDraft>) => onChange({ ...change, ...news })
  const property = book.properties.find(({ path }) => path === what)
  const isFault = kind === 'fail'
  return (
    <div className={css.change} data-wrong={problem !== undefined}>
      <div className={css.line}>
        <label className={css.wide}>
          <span>What</span>
          <select
            value={isFault ? `fail ${what}` : what}
            onChange={(event) => set(choose(event.target.value, change, book.properties))}
          >
            <Choices book={book} />
          </select>
        </label>
        <IconButton icon={X} label="Take this change out" onClick={onDrop} />
      </div>
      <div className={css.line}>
        {isFault ? (
          <Field label="For (minutes)" text={value} onText={(text) => set({ value: text })} />
        ) : (
          <>
            <label>
              <span>How</span>
              <select
                value={kind}
                disabled={typeof property?.value !== 'number'}
                onChange={(event) => set({ kind: event.target.value as ChangeDraft['kind'] })}
              >
                {ways.map((way) => (
                  <option key={way.kind} value={way.kind}>
                    {way.words}
                  </option>
                ))}
              </select>
            </label>
            {typeof property?.value === 'boolean' ? (
              <label>
                <span>Value</span>
                <select value={value} onChange={(event) => set({ value: event.target.value })}>
                  <option value="true">yes</option>
                  <option value="false">no</option>
                </select>
              </label>
            ) : (
              <Field
                label={sayValueLabel(kind, property)}
                text={value}
                onText={(text) => set({ value: text })}
              />
            )}
          </>
        )}
        <Field label="From (hours)" text={after} onText={(text) => set({ after: text })} />
        {isFault ? (
          <label>
            <span>Kind</span>
            <input
              value={mode}
              maxLength={60}
              onChange={(event) => set({ mode: event.target.value })}
            />
          </label>
        ) : (
          <Field label="Until (hours)" text={until} onText={(text) => set({ until: text })} />
        )}
      </div>
      {problem ? (
        <p className={form.wrong}>{problem}</p>
      ) : (
        property && (
          <p className={form.hint}>
            It is {String(property.value)} {property.unit} in the model.
          </p>
        )
      )}
    </div>
  )
}

type FieldProps = { label: string; text: string; onText: (text: string) => void }

function Field({ label, text, onText }: FieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input inputMode="decimal" value={text} onChange={(event) => onText(event.target.value)} />
    </label>
  )
}

function Choices({ book: { properties, components } }: { book: ModelBook }) {
  const names = [...new Set(properties.map(({ component }) => component))]
  return (
    <>
      {components.length > 0 && (
        <optgroup label="A fault">
          {components.map(({ id, name }) => (
            <option key={id} value={`fail ${id}`}>
              {name} stops
            </option>
          ))}
        </optgroup>
      )}
      {names.map((component) => {
        const own = properties.filter((property) => property.component === component)
        return (
          <optgroup key={component} label={own[0].name.split(': ')[0]}>
            {own.map(({ path, name }) => (
              <option key={path} value={path}>
                {name}
              </option>
            ))}
          </optgroup>
        )
      })}
    </>
  )
}

/** A choice brings a way and a value that suit it. */
function choose(
  chosen: string,
  before: ChangeDraft,
  properties: readonly Property[],
): Partial<ChangeDraft> {
  if (chosen.startsWith('fail ')) {
    return { kind: 'fail', what: chosen.slice(5), value: '60', until: '' }
  }
  const property = properties.find(({ path }) => path === chosen)
  if (typeof property?.value !== 'number') {
    return { kind: 'to', what: chosen, value: String(property?.value ?? '') }
  }
  if (before.kind === 'times') return { what: chosen }
  return { kind: 'times', what: chosen, value: '1.1', mode: '' }
}

function sayValueLabel(kind: ChangeDraft['kind'], property: Property | undefined): string {
  if (kind === 'times') return 'Factor'
  return property?.unit ? `Value (${property.unit})` : 'Value'
}
