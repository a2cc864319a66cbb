import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { setPanels, usePanels } from '#state/panels.ts'
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
  const sheet = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root open={open} onOpenChange={(next) => setPanels({ shortcuts: next })}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Popup ref={sheet} initialFocus={sheet} className={css.sheet}>
          <div className={css.head}>
            <Dialog.Title className={css.title}>Shortcuts</Dialog.Title>
            <Dialog.Close className={css.close} aria-label="Close">
              <X aria-hidden />
            </Dialog.Close>
          </div>
          {/* what scrolls must be reachable by the keyboard */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <section className={css.groups} tabIndex={0} aria-label="List of shortcuts">
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
          </section>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
