import { Dices } from 'lucide-react'
import { useState } from 'react'
import { liveStart } from '#state/liveStart.ts'
import { askAgain, changeAsked } from '#state/whatIfActs.ts'
import type { Question } from '#twin/process/WhatIf.ts'
import { IconButton } from '../IconButton.tsx'
import css from './AskOptions.module.css'

const replications = [
  { count: 1, words: '1: a glance' },
  { count: 10, words: '10: quick' },
  { count: 40, words: '40: usual' },
  { count: 200, words: '200: thorough' },
]
const longest = 3660

/** How long, how often, with which dice, and from where the plant is simulated. */
export function AskOptions({ asked }: { asked: Question }) {
  const { scenario, seed, replications: runs, start } = asked
  const known = replications.some(({ count }) => count === runs)
  const started = start ? Object.keys(start).length : 0
  return (
    <div className={css.options}>
      <NumberField
        label="Days"
        value={scenario.days}
        least={0.01}
        most={longest}
        onValue={(days) => changeAsked({ days })}
      />
      <label>
        <span>Runs of each</span>
        <select
          value={runs}
          onChange={(event) => askAgain({ replications: Number(event.target.value) })}
        >
          {!known && <option value={runs}>{runs}</option>}
          {replications.map(({ count, words }) => (
            <option key={count} value={count}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>Starts from</span>
        <select
          value={start ? 'now' : 'model'}
          onChange={(event) => {
            askAgain({ start: event.target.value === 'now' ? liveStart() : undefined })
          }}
        >
          <option value="model">the model</option>
          <option value="now">
            {start ? `${started} live ${started === 1 ? 'value' : 'values'}` : 'live values'}
          </option>
        </select>
      </label>
      <NumberField
        label="Seed"
        value={seed}
        least={0}
        most={2 ** 32 - 1}
        isWhole
        onValue={(next) => askAgain({ seed: next })}
      />
      <IconButton
        icon={Dices}
        label="Other dice"
        hint="The same question with another seed: what changes now is chance."
        onClick={() => askAgain({ seed: (seed % 9999) + 1 })}
      />
    </div>
  )
}

type FieldProps = {
  label: string
  value: number
  least: number
  most: number
  isWhole?: boolean
  onValue: (value: number) => void
}

/** A number that is taken when it is left or Enter is pressed; one that cannot be is put back. */
function NumberField({ label, value, least, most, isWhole = false, onValue }: FieldProps) {
  const [text, setText] = useState<string | null>(null)
  const take = () => {
    const next = Number((text ?? '').replace(',', '.'))
    const isGood = text !== null && text.trim() !== '' && next >= least && next <= most
    setText(null)
    if (isGood && next !== value && (!isWhole || Number.isInteger(next))) onValue(next)
  }
  return (
    <label className={css.number}>
      <span>{label}</span>
      <input
        type="text"
        inputMode="decimal"
        value={text ?? String(value)}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
        }}
      />
    </label>
  )
}
