import { setPanels, usePanels } from '#state/panels.ts'
import { Sheet } from './Sheet.tsx'
import { gestures, shortcuts } from './shortcuts.ts'
import type { ShortcutGroup } from './shortcuts.ts'
import css from './ShortcutSheet.module.css'

const groups: readonly ShortcutGroup[] = [
  ...shortcuts,
  { name: 'Mouse and touch', shortcuts: gestures },
]

/** The sheet that lists every key and gesture. */
export function ShortcutSheet() {
  const open = usePanels((panels) => panels.shortcuts)
  return (
    <Sheet
      title="Shortcuts"
      label="List of shortcuts"
      open={open}
      onOpenChange={(next) => setPanels({ shortcuts: next })}
      className={css.sheet}
      contentClassName={css.groups}
    >
      {groups.map((group) => (
        <section key={group.name} className={css.group}>
          <h3>{group.name}</h3>
          <dl>
            {group.shortcuts.map(({ keys, does }) => (
              <div key={does} className={css.row}>
                <dt>{does}</dt>
                <dd>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className={css.about}>
        Gemba is free software under the MIT licence.{' '}
        <a href="./licences.txt" target="_blank" rel="noreferrer">
          Licences of what is in it
        </a>
      </p>
    </Sheet>
  )
}
