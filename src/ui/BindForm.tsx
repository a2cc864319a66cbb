import { useEffect, useId, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { noteChange } from '#state/changes.ts'
import { usePlant } from '#state/plant.ts'
import { useSelection } from '#state/selection.ts'
import { addSignal } from '#twin/addSignal.ts'
import type { TopicLeaf } from '#twin/TopicReport.ts'
import type { Twin } from '#twin/Twin.ts'
import {
  firstFields,
  signalOf,
  statesOf,
  trialOf,
  unused,
  type BindFields,
} from './bindDefaults.ts'
import css from './BindForm.module.css'
import { bindShows } from './bindShows.ts'
import { plainText } from '#twin/plainText.ts'
import { assetPath, twinIndex } from '#twin/twinIndex.ts'
import { usePulse, write } from './usePulse.ts'
import type { TopicSurvey } from './useTopicSurvey.ts'

type Props = {
  twin: Twin
  survey: TopicSurvey
  topic: string
  leaf: TopicLeaf
  rate: number
  /** The form is closed; with words when something was bound. */
  onDone: (words: string) => void
}

/** More different texts are no states. */
const mostStates = 12

/** Makes a signal of a value that arrives, for the asset or part that is selected, and puts it to work at once. */
export function BindForm({ twin, survey, topic, leaf, rate, onDone }: Props) {
  const part = useSelection((selection) => selection.part)
  const selected = useSelection((selection) => selection.asset)
  const [fields, setFields] = useState(() => {
    const first = firstFields(leaf, rate, survey.view.look?.isRetained ?? false)
    return { ...first, key: unused(first.key, keysOf(twin, selected)) }
  })
  const [chosen, setChosen] = useState<string | null>(null)
  const [areStatesMine, setStatesMine] = useState(false)
  const [shown, setShown] = useState<string | null>(null)
  const [wrong, setWrong] = useState<readonly string[]>([])
  const asset = chosen ?? selected ?? (part === null ? (twin.assets[0]?.id ?? '') : '')
  const partName = part === null ? '' : part.slice(part.lastIndexOf('/') + 1)
  const canShow = part !== null || groupsOf(twin, asset).length > 0
  const as = shown ?? (canShow ? 'label' : '')
  const full: BindFields = { ...fields, as, asset, newName: fields.newName || partName }
  const change = (more: Partial<BindFields>) => {
    setWrong([])
    if (more.states !== undefined) setStatesMine(true)
    setFields((known) => ({ ...known, ...more }))
  }
  // states that come while the form is open are states too, until a person writes their own
  usePulse(() => {
    const now = survey.view.look?.leaves.find(({ path }) => path === leaf.path)?.text ?? ''
    const states = statesOf(fields)
    const isNew = now !== '' && !now.includes(',') && !states.includes(now)
    if (leaf.kind === 'text' && isNew && !areStatesMine && states.length < mostStates)
      setFields((known) => ({ ...known, states: [...states, now].join(', ') }))
  })
  const show = bindShows.find((one) => one.as === as)
  const bind = async (): Promise<void> => {
    const text = usePlant.getState().file?.text
    const wish = signalOf(full, topic, twin, part, selected)
    if (text === undefined) return
    const made = 'reason' in wish ? wish : addSignal(text, wish)
    if ('reason' in made) {
      setWrong([made.reason])
      return
    }
    const problems = await usePlant.getState().applyTwin(made.text)
    if (problems.length > 0) {
      setWrong(problems.map((problem) => problem.text))
      return
    }
    noteChange()
    onDone(
      `Bound as ${plainText(full.name, 60)}. The twin file on this page is changed, not yet saved.`,
    )
  }
  const text = (field: Exclude<keyof BindFields, 'given'>) => ({
    value: full[field],
    onChange: (value: string) => change({ [field]: value }),
  })
  return (
    <form
      className={css.form}
      aria-label="Bind a signal"
      onSubmit={(event) => {
        event.preventDefault()
        void bind()
      }}
    >
      <div className={css.scroll}>
        <h3>
          Bind {leaf.path === '' ? 'the value' : <b>{plainText(leaf.path, 80)}</b>} of{' '}
          {plainText(topic, 300)}
        </h3>
        <Preview survey={survey} fields={full} />
        <fieldset className={css.group}>
          <legend>Signal</legend>
          <Field label="Asset" wide>
            {(id) => (
              <AssetSelect
                id={id}
                twin={twin}
                value={asset}
                onChange={(value) => setChosen(value)}
              />
            )}
          </Field>
          {asset === '' && <TextField label="Name of the new asset" wide {...text('newName')} />}
          <TextField label="Name" {...text('name')} />
          <TextField label="Key" {...text('key')} />
          <TextField label="Unit" {...text('unit')} />
          <TextField label="States, by commas" {...text('states')} />
        </fieldset>
        <fieldset className={css.group}>
          <legend>Shown as</legend>
          <Field label="Behaviour">
            {(id) => (
              <select
                id={id}
                value={as}
                onChange={(event) => {
                  setWrong([])
                  setShown(event.target.value)
                }}
              >
                {bindShows.map((one) => (
                  <option key={one.as} value={one.as}>
                    {one.label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <p className={css.target}>{sayTarget(twin, part, asset, as)}</p>
          <TextField
            label={show?.needsRange ? 'Smallest value' : 'Smallest (optional)'}
            {...text('from')}
          />
          <TextField
            label={show?.needsRange ? 'Largest value' : 'Largest (optional)'}
            {...text('to')}
          />
        </fieldset>
        <fieldset className={css.group}>
          <legend>Read by</legend>
          <Field label="Codec">
            {(id) => (
              <select
                id={id}
                value={fields.codec}
                onChange={(event) => change({ codec: event.target.value })}
              >
                {[...new Set([fields.codec, 'json', 'number'])].map((codec) => (
                  <option key={codec}>{codec}</option>
                ))}
              </select>
            )}
          </Field>
          <TextField label="Stale after, seconds" {...text('staleAfter')} />
          {fields.codec !== 'number' && (
            <TextField label={fields.codec === 'sparkplug' ? 'Metric' : 'Path'} {...text('path')} />
          )}
          {fields.codec === 'json' && <TextField label="Time at (optional)" {...text('time')} />}
        </fieldset>
      </div>
      {wrong.length > 0 && (
        <div className={css.wrong} role="alert">
          {wrong.slice(0, 4).map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      )}
      <div className={css.foot}>
        <button type="button" className={css.plain} onClick={() => onDone('')}>
          Cancel
        </button>
        <button type="submit" className={css.main}>
          Bind
        </button>
      </div>
    </form>
  )
}

/** What the signal would say now, read by the codec itself. */
function Preview({ survey, fields }: { survey: TopicSurvey; fields: BindFields }) {
  const line = useRef<HTMLOutputElement>(null)
  const { want, view } = survey
  useEffect(() => want({ trial: trialOf(fields) }))
  useEffect(() => () => want({ trial: null }), [want])
  usePulse(() => {
    const { trial } = view
    if (!trial || !line.current) return
    const states = trialOf(fields).states
    const state = states?.find(({ code }) => code === trial.value)?.name
    const number = String(Number(trial.value.toPrecision(7)))
    const value = state ?? `${number} ${fields.unit}`.trim()
    line.current.dataset.ok = String(trial.reason === '')
    write(line.current, trial.reason === '' ? plainText(value, 80) : `No value: ${trial.reason}`)
  })
  return (
    <p className={css.preview}>
      <span>Reads</span> <output ref={line}>…</output>
    </p>
  )
}

function Field({
  label,
  wide = false,
  children,
}: {
  label: string
  wide?: boolean
  children: (id: string) => ReactNode
}) {
  const id = useId()
  return (
    <div className={css.field} data-wide={wide}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

type TextFieldProps = {
  label: string
  value: string
  wide?: boolean
  onChange: (value: string) => void
}

function TextField({ label, value, wide = false, onChange }: TextFieldProps) {
  return (
    <Field label={label} wide={wide}>
      {(id) => (
        <input
          id={id}
          type="text"
          value={value}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type AssetSelectProps = { id: string; twin: Twin; value: string; onChange: (id: string) => void }

/** All assets, indented by their level; a new one stands last. */
function AssetSelect({ id, twin, value, onChange }: AssetSelectProps) {
  return (
    <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
      {twin.assets.slice(0, 2000).map((asset, index) => (
        <option key={asset.id} value={asset.id}>
          {'\u2003'.repeat(assetPath(twin, index).length - 1)}
          {plainText(asset.name, 60)}
        </option>
      ))}
      <option value="">New asset…</option>
    </select>
  )
}

function sayTarget(twin: Twin, part: string | null, asset: string, as: string): string {
  if (as === '') return 'The signal is listed with its asset.'
  if (part !== null)
    return `On the selected part ${plainText(part.slice(part.lastIndexOf('/') + 1), 60)}.`
  if (groupsOf(twin, asset).length === 0) return 'Select a part in the picture to show it there.'
  return 'On the parts of the asset; select a part to show it only there.'
}

function groupsOf(twin: Twin, asset: string): string[] {
  const index = twinIndex(twin).assetOfId.get(asset) ?? -1
  return index < 0 ? [] : Object.keys(twin.assets[index].parts)
}

function keysOf(twin: Twin, asset: string | null): string[] {
  const index = asset === null ? -1 : (twinIndex(twin).assetOfId.get(asset) ?? -1)
  if (index < 0) return []
  const start = twin.assets[index].id.length + 1
  return twin.assets[index].signals.map((slot) => twin.signals[slot].id.slice(start))
}
