import { useRef, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import type { Reason } from '#state/plant.ts'
import { isSameRules, reasonsOf, sayReasonSignal } from '#state/reasonsOf.ts'
import { usePulse, write } from './usePulse.ts'
import css from './WhyList.module.css'

/** Why parts look as they do: one line for each rule that acts on them, with its value and threshold. */
export function WhyList({ parts }: { parts: readonly string[] }) {
  const list = useRef<HTMLUListElement>(null)
  const [shown, setShown] = useState<readonly Reason[]>([])
  const explain = usePlant((plant) => plant.explain)
  const twin = usePlant((plant) => plant.twin)
  usePulse(() => {
    const reasons = reasonsOf(parts, explain)
    // only another set of rules is drawn anew; the sentences of the same rules are written in place
    if (!isSameRules(reasons, shown)) return setShown(reasons)
    const lines = list.current?.querySelectorAll('[data-why]')
    reasons.forEach(({ text }, index) => write(lines?.[index] ?? null, text))
    // On the pulse of the values above it, so that both say the same.
  })
  if (shown.length === 0) {
    return <p className={css.none}>No rule acts on it: it shows its own material.</p>
  }
  return (
    <ul ref={list} className={css.list}>
      {withKeys(shown).map(({ key, reason }) => (
        <li key={key}>
          <p data-why>{reason.text}</p>
          <p className={css.rule}>
            <span>{reason.behaviour}</span>
            {reason.signal && <span>{sayReasonSignal(twin, reason.signal)}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** Several reasons may share rule and signal, and a sentence changes with its value: keys count them. */
function withKeys(reasons: readonly Reason[]): { key: string; reason: Reason }[] {
  const counts = new Map<string, number>()
  return reasons.map((reason) => {
    const name = `${reason.behaviour} ${reason.signal}`
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return { key: `${name} ${count}`, reason }
  })
}
