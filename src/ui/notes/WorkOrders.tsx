import { Send } from 'lucide-react'
import { useState } from 'react'
import type { Note } from '#people/Note.ts'
import { bodyOfOrder, sendWorkOrder, useWorkOrders } from '#state/workOrders.ts'
import type { WorkOrderTarget } from '#twin/WorkOrder.ts'
import css from './WorkOrders.module.css'

/** Sends a note as a work order: a person sees what goes where, and confirms it; what becomes of it is said. */
export function WorkOrders({ note }: { note: Note }) {
  const targets = useWorkOrders((known) => known.targets)
  const [asked, setAsked] = useState<WorkOrderTarget | null>(null)
  const [said, setSaid] = useState('')
  if (targets.length === 0) return null
  return (
    <section className={css.orders} aria-label="Work orders">
      {asked ? (
        <>
          <p>
            Send this to {asked.name}
            <br />
            <small>{asked.to.kind === 'webhook' ? asked.to.url : `topic ${asked.to.topic}`}</small>
          </p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by the keyboard */}
          <pre tabIndex={0}>{JSON.stringify(bodyOfOrder(note, asked), null, 2)}</pre>
          <div className={css.actions}>
            <button
              type="button"
              className={css.main}
              onClick={() => {
                sendWorkOrder(note, asked, setSaid)
                setAsked(null)
              }}
            >
              Send
            </button>
            <button type="button" onClick={() => setAsked(null)}>
              Cancel
            </button>
          </div>
        </>
      ) : (
        <div className={css.actions}>
          {targets.map((target) => (
            <button
              key={target.name}
              type="button"
              onClick={() => {
                setSaid('')
                setAsked(target)
              }}
            >
              <Send aria-hidden />
              Work order to {target.name}…
            </button>
          ))}
        </div>
      )}
      {said !== '' && <output>{said}</output>}
    </section>
  )
}
