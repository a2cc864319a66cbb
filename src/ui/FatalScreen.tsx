// first, so that the style of a component comes after it and wins
import './theme.css'
import { FileX } from 'lucide-react'
import { Suspense } from 'react'
import type { Problem } from '#twin/Problem.ts'
import css from './FatalScreen.module.css'
import { lazyPanel } from './lazyPanel.tsx'
import { Logo } from './Logo.tsx'
import { pickFiles } from './pickFiles.ts'
import { ProblemItem } from './ProblemItem.tsx'

const OpenCards = lazyPanel(() => import('./OpenCards.tsx').then((m) => m.OpenCards))

type Props = {
  /** What the reader of the twin file found. */
  problems: readonly Problem[]
  /** Address of the file that was tried. */
  address?: string
  /** Reads it again. */
  onRetry: () => void
  /** Address of the page that says how to write a twin file. */
  guide?: string
}

/** Instead of the page when there is no plant to show: what is wrong with the twin file, where, and what to do. */
export function FatalScreen({ problems, address, onRetry, guide }: Props) {
  return (
    <main className={css.screen}>
      <div className={css.sheet}>
        <p className={css.brand}>
          <Logo /> Gemba
        </p>
        <h1>
          <FileX aria-hidden />
          This plant cannot be opened
        </h1>
        <p className={css.lead}>
          {problems.length > 1 ? `The twin file has ${problems.length} problems. ` : ''}
          {address && (
            <>
              It was read from <code>{address}</code>.
            </>
          )}
        </p>
        <ul className={css.list}>
          {problems.map((problem) => (
            <ProblemItem key={`${problem.text}\n${problem.where}`} problem={problem} />
          ))}
        </ul>
        <div className={css.actions}>
          <button type="button" onClick={onRetry}>
            Try again
          </button>
          <button type="button" className={css.plain} onClick={() => pickFiles('files')}>
            Open a file…
          </button>
          {guide && <a href={guide}>How to write a twin file</a>}
        </div>
        <p className={css.drop}>Or drop a model, a folder, a .zip or a twin.json on this page.</p>
        <div className={css.opening}>
          <Suspense fallback={null}>
            <OpenCards />
          </Suspense>
        </div>
      </div>
    </main>
  )
}
