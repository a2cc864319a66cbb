import { Check, Copy, OctagonX, TriangleAlert, X } from 'lucide-react'
import { useState } from 'react'
import { setPanels } from '#state/panels.ts'
import { useProblems } from '#state/problems.ts'
import type { ListedProblem } from '#state/problems.ts'
import type { Problem } from '#twin/Problem.ts'
import { copyText } from './copyText.ts'
import { IconButton } from './IconButton.tsx'
import { ProblemItem } from './ProblemItem.tsx'
import css from './ProblemsPanel.module.css'

const origins: readonly (readonly [Problem['from'], string])[] = [
  ['twin file', 'Twin file'],
  ['model', 'Models'],
  ['feed', 'Telemetry'],
  ['behaviour', 'Behaviours'],
  ['page', 'Page'],
]

/** What is wrong now, by where it was found, each with what to do about it. */
export function ProblemsPanel() {
  const list = useProblems((problems) => problems.list)
  return (
    <section className={css.panel} aria-label="Problems">
      <div className={css.head}>
        <h2>Problems</h2>
        <Counts list={list} />
        {list.length > 0 && <CopyAll list={list} />}
        <IconButton icon={X} label="Close" onClick={() => setPanels({ problems: false })} />
      </div>
      {list.length === 0 ? (
        <p className={css.empty}>
          <Check aria-hidden />
          Nothing is wrong: the twin file, the models and the telemetry were all understood.
        </p>
      ) : (
        // a list that scrolls must be reachable by the keyboard
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className={css.list} tabIndex={0} aria-label="List of problems">
          {origins.map(([from, name]) => (
            <Group key={from} name={name} list={list.filter((problem) => problem.from === from)} />
          ))}
        </section>
      )}
    </section>
  )
}

function Counts({ list }: { list: readonly ListedProblem[] }) {
  const errors = list.filter(({ severity }) => severity === 'error').length
  const warnings = list.length - errors
  return (
    <p className={css.counts}>
      {errors > 0 && (
        <span data-severity="error">
          <OctagonX aria-hidden />
          {errors === 1 ? '1 error' : `${errors} errors`}
        </span>
      )}
      {warnings > 0 && (
        <span data-severity="warning">
          <TriangleAlert aria-hidden />
          {warnings === 1 ? '1 warning' : `${warnings} warnings`}
        </span>
      )}
    </p>
  )
}

function CopyAll({ list }: { list: readonly ListedProblem[] }) {
  const [label, setLabel] = useState('Copy all')
  const copy = async () => {
    setLabel((await copyText(list.map(sayProblem).join('\n'))) ? 'Copied' : 'Could not copy')
    setTimeout(setLabel, 2000, 'Copy all')
  }
  return (
    <button type="button" className={css.copy} onClick={() => void copy()}>
      <Copy aria-hidden />
      <output>{label}</output>
    </button>
  )
}

function Group({ name, list }: { name: string; list: readonly ListedProblem[] }) {
  if (list.length === 0) return null
  return (
    <section className={css.group}>
      <h3>
        {name} <span>{list.length}</span>
      </h3>
      <ul>
        {list.map((problem) => (
          <ProblemItem
            key={`${problem.text}\n${problem.where}`}
            problem={problem}
            count={problem.count}
          />
        ))}
      </ul>
    </section>
  )
}

/** A problem as one line of text, for a report. */
function sayProblem({ severity, from, text, where, advice, count }: ListedProblem): string {
  const times = count > 1 ? ` (${count} times)` : ''
  return `${severity} in ${from}: ${text}${where ? ` [${where}]` : ''}${advice ? ` ${advice}` : ''}${times}`
}
