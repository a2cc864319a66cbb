import { OctagonX, TriangleAlert } from 'lucide-react'
import type { Problem } from '#twin/Problem.ts'
import css from './ProblemItem.module.css'

/** One problem in a list: how bad, what, where, and what to do. */
export function ProblemItem({ problem, count = 1 }: { problem: Problem; count?: number }) {
  const { severity, text, where, advice } = problem
  const Icon = severity === 'error' ? OctagonX : TriangleAlert
  return (
    <li className={css.problem}>
      <span className={css.severity} data-severity={severity}>
        <Icon aria-hidden />
        {severity === 'error' ? 'Error' : 'Warning'}
      </span>
      <div className={css.words}>
        <p>
          {text}
          {count > 1 && <span className={css.count}> × {count}</span>}
        </p>
        {advice && <p className={css.advice}>{advice}</p>}
        {where && <p className={css.where}>{where}</p>}
      </div>
    </li>
  )
}
