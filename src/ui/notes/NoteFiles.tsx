import { Menu } from '@base-ui/react/menu'
import { ArrowDownUp } from 'lucide-react'
import { useRef } from 'react'
import type { BcfVersion } from '#people/bcf/BcfTopic.ts'
import { setNotes, useNotes } from '#state/notes.ts'
import menu from '../ViewsMenu.module.css'
import { exportNotes, importNotes } from './moveNotes.ts'

/** Notes as files, out and in: our own, and BCF for other programs. */
export function NoteFiles({ isEmpty }: { isEmpty: boolean }) {
  const home = useRef<HTMLDivElement>(null)
  const mayWrite = useNotes((notes) => notes.mayWrite)
  if (isEmpty && !mayWrite) return null
  return (
    <div ref={home}>
      <Menu.Root>
        <Menu.Trigger
          className={menu.trigger}
          aria-label="Import and export"
          title="Import and export"
        >
          <ArrowDownUp aria-hidden />
        </Menu.Trigger>
        <Menu.Portal container={home}>
          <Menu.Positioner sideOffset={8} align="end" collisionPadding={8}>
            <Menu.Popup className={menu.popup}>
              {mayWrite && <Item label="Import notes or BCF…" onClick={() => importNotes(say)} />}
              {!isEmpty && (
                <>
                  <Item label="Export notes" hint=".notes.json" onClick={exportNotes} />
                  <Item label="Export BCF 3.0" hint=".bcfzip" onClick={() => save('3.0')} />
                  <Item label="Export BCF 2.1" hint=".bcfzip" onClick={() => save('2.1')} />
                </>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}

function Item({ label, hint, onClick }: { label: string; hint?: string; onClick: () => void }) {
  return (
    <Menu.Item className={menu.item} onClick={onClick}>
      {label}
      {hint && <small>{hint}</small>}
    </Menu.Item>
  )
}

function say(said: string): void {
  setNotes({ said })
}

/** A page that stays open for weeks outlives its server, and with it what was not loaded. */
function save(version: BcfVersion): void {
  import('./exportBcf.ts')
    .then(({ exportBcf }) => exportBcf(version))
    .then(say, (error: unknown) =>
      say(`The notes could not be exported: ${String(error)}. Reload the page and try again.`),
    )
}
