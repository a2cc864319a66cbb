import { Download, ScrollText, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { AuditRecord } from '#people/AuditRecord.ts'
import { useCommands } from '#state/commands.ts'
import { setPanels } from '#state/panels.ts'
import { orderWords } from '#state/sayOrderState.ts'
import { useRoom } from '#state/useRoom.ts'
import type { OrderState } from '#twin/Order.ts'
import { IconButton } from '../IconButton.tsx'
import { useNow } from '../notes/useNow.ts'
import { ListSearch } from '../ListSearch.tsx'
import side from '../sidePanel.module.css'
import css from './CommandsPanel.module.css'
import { filterTrail, joinTrail, wholeTrail, type TrailFilter } from './filterTrail.ts'
import { TrailRow } from './TrailRow.tsx'
import { writeTrail } from './writeTrail.ts'

/** Rows that are laid out. */
const mostRows = 200

/** What was done to the plant from here: who, when, what, and how it ended; newest first. */
export function CommandsPanel() {
  const [filter, setFilter] = useState(wholeTrail)
  const trail = useCommands((commands) => commands.trail)
  const orders = useCommands((commands) => commands.orders)
  const me = useRoom((room) => room.me)
  const now = useNow()
  const all = useMemo(() => {
    const { user, name, role } = me
    return joinTrail(trail, orders, { user, name: name || user, role }, now)
  }, [trail, orders, me, now])
  const shown = useMemo(() => filterTrail(all, filter, me.user), [all, filter, me.user])
  return (
    <aside className={side.panel} aria-label="What was done">
      <div className={side.head}>
        <h2>What was done</h2>
        {shown.length > 0 && (
          <IconButton
            icon={Download}
            label="Export as CSV"
            hint="What the filter shows."
            onClick={() => save(shown)}
          />
        )}
        <IconButton icon={X} label="Close" onClick={() => setPanels({ commands: false })} />
      </div>
      {all.length > 0 && <Filters filter={filter} onFilter={setFilter} />}
      {/* what scrolls must be reachable by the keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={side.body} tabIndex={0} aria-label="List of commands">
        {all.length === 0 && (
          <div className={side.empty}>
            <ScrollText aria-hidden />
            <p>No commands yet.</p>
            <p>
              Select a machine to tell it something. Who did what, when, and how it ended stands
              here for everybody in the room.
            </p>
          </div>
        )}
        {all.length > 0 && shown.length === 0 && (
          <p className={side.none}>None of {all.length} passes the filter.</p>
        )}
        <ul>
          {shown.slice(0, mostRows).map((record) => (
            <TrailRow key={`${record.id}/${record.user}`} record={record} />
          ))}
        </ul>
        {shown.length > mostRows && (
          <p className={side.none}>
            {shown.length - mostRows} older ones are not listed: narrow the filter, or export them.
          </p>
        )}
      </section>
    </aside>
  )
}

const states = ['done', 'refused', 'unknown', 'accepted', 'pending', 'unsent'] as const

function Filters({
  filter,
  onFilter,
}: {
  filter: TrailFilter
  onFilter: (filter: TrailFilter) => void
}) {
  return (
    <search className={side.filters} aria-label="Filter what was done">
      <ListSearch
        label="Search what was done"
        placeholder="Machine, person, reason"
        value={filter.query}
        onSearch={(query) => onFilter({ ...filter, query })}
      />
      <div className={`${side.choices} ${css.choices}`}>
        <select
          aria-label="Outcome"
          value={filter.state ?? ''}
          onChange={(event) =>
            onFilter({ ...filter, state: (event.target.value || null) as OrderState | null })
          }
        >
          <option value="">Any outcome</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {orderWords[state]}
            </option>
          ))}
        </select>
        <button
          type="button"
          aria-pressed={filter.isMine}
          onClick={() => onFilter({ ...filter, isMine: !filter.isMine })}
        >
          Mine
        </button>
      </div>
    </search>
  )
}

function save(records: readonly AuditRecord[]): void {
  const blob = new Blob(['\ufeff', writeTrail(records)], { type: 'text/csv;charset=utf-8' })
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = `${new Date().toISOString().slice(0, 10)}.commands.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
