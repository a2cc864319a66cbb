import { useState } from 'react'
import { useCommands } from '#state/commands.ts'
import { openRight } from '#state/panels.ts'
import type { Twin } from '#twin/Twin.ts'
import { CommandRow } from './CommandRow.tsx'
import css from './CommandSection.module.css'

/** What a person may tell an asset to do. Nothing where there is nothing. */
export function CommandSection({ twin, asset }: { twin: Twin; asset: number }) {
  const list = useCommands(({ ofAsset }) => ofAsset.get(asset))
  const [open, setOpen] = useState<string | null>(null)
  if (!list) return null
  return (
    <section className={css.section} aria-label="Commands">
      <div className={css.head}>
        <h3>Commands</h3>
        <button type="button" onClick={() => openRight('commands')}>
          What was done
        </button>
      </div>
      <ul>
        {list.map((command) => (
          <CommandRow
            key={command.id}
            twin={twin}
            command={command}
            isOpen={open === command.id}
            onToggle={(isOpen) => setOpen(isOpen ? command.id : null)}
          />
        ))}
      </ul>
    </section>
  )
}
