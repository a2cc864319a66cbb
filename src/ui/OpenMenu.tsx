import { Menu } from '@base-ui/react/menu'
import { ChevronDown, FolderOpen } from 'lucide-react'
import { useRef } from 'react'
import { pickFiles } from './pickFiles.ts'
import css from './ViewsMenu.module.css'

/** Opens a model, or a plant, from the person's own files. */
export function OpenMenu() {
  const home = useRef<HTMLDivElement>(null)
  return (
    <div ref={home}>
      <Menu.Root>
        <Menu.Trigger className={css.trigger} aria-label="Open…">
          <FolderOpen aria-hidden />
          <span>Open</span>
          <ChevronDown className={css.chevron} aria-hidden />
        </Menu.Trigger>
        <Menu.Portal container={home}>
          <Menu.Positioner sideOffset={12} align="end" collisionPadding={8}>
            <Menu.Popup className={css.popup}>
              <Menu.Item className={css.item} onClick={() => pickFiles('files')}>
                Files…
                <kbd>O</kbd>
              </Menu.Item>
              <Menu.Item className={css.item} onClick={() => pickFiles('folder')}>
                Folder…
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}
