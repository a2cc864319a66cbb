import { useMemo, useState } from 'react'
import type { Twin } from '#twin/Twin.ts'
import { KindIcon } from '../KindIcon.tsx'
import { ListSearch } from '../ListSearch.tsx'
import side from '../sidePanel.module.css'
import { useVirtualLines } from '../useVirtualLines.ts'
import { listValues } from './listValues.ts'
import css from './PlainView.module.css'
import { ValueRow } from './ValueRow.tsx'

/** Every value of the plant under the place that it belongs to, with a search; only lines in sight are there. */
export function ValueList({ twin }: { twin: Twin }) {
  const [query, setQuery] = useState('')
  const lines = useMemo(() => listValues(twin, query), [twin, query])
  const { scroller, rows } = useVirtualLines({ count: lines.length, overscan: 4 })
  return (
    <section className={css.values} aria-label="Values">
      <search className={css.head} aria-label="Search values">
        <h2>Values</h2>
        <ListSearch
          label="Search values"
          placeholder="Machine, place or signal"
          value={query}
          onSearch={setQuery}
          className={css.search}
        />
      </search>
      {lines.length === 0 && (
        <p className={side.none}>
          {query === '' ? 'This plant has no signals.' : 'No value is called so.'}
        </p>
      )}
      {/* what scrolls must be reachable by the keyboard */}
      <section
        ref={scroller}
        className={css.scroller}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="List of values"
      >
        <div className={css.list} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start, size }) => {
            const line = lines[index]
            const key = 'slot' in line ? `slot ${line.slot}` : `place ${line.place}`
            return (
              <div key={key} className={css.line} style={{ top: start, height: size }}>
                {'slot' in line ? (
                  <ValueRow twin={twin} slot={line.slot} />
                ) : (
                  <h3 className={css.heading}>
                    <KindIcon kind={twin.assets[line.place].kind} />
                    {twin.assets[line.place].name}
                    <span>{line.count}</span>
                  </h3>
                )}
              </div>
            )
          })}
        </div>
      </section>
    </section>
  )
}
