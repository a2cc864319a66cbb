import { Menu } from '@base-ui/react/menu'
import {
  Box,
  CircleDot,
  CircleHelp,
  ClipboardCheck,
  ClipboardList,
  Ellipsis,
  Eraser,
  LayoutList,
  LogIn,
  LogOut,
  FlaskConical,
  MonitorCheck,
  Palette,
  RadioTower,
  ScrollText,
  Search,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { useRef } from 'react'
import { toggleColouring } from '#state/colouring.ts'
import { useChanges } from '#state/changes.ts'
import { useCommands } from '#state/commands.ts'
import { forgetKeptPlant, useKeptPlant } from '#state/keptPlant.ts'
import { askForLogin, loginPort, useLogin } from '#state/login.ts'
import {
  askForSearch,
  toggleCommands,
  toggleDisplays,
  toggleInspections,
  togglePanel,
  toggleRecordings,
  toggleWhatIf,
} from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { setPlain, useStage } from '#state/stage.ts'
import css from './MoreMenu.module.css'
import menu from './ViewsMenu.module.css'

/** What is wanted now and then, in words; how many changes are not saved stands on its button, too. */
export function MoreMenu() {
  const home = useRef<HTMLDivElement>(null)
  const unsaved = useChanges((changes) => changes.unsaved)
  const notSaved = unsaved > 0 ? `${unsaved} not saved` : ''
  const isPlain = useStage((stage) => stage.isPlain)
  const user = useLogin((login) => login.user)
  const isKept = useKeptPlant((kept) => kept.isKept)
  const hasProcess = usePlant(({ twin }) => twin?.process !== undefined)
  // not there where nothing can be done to the plant
  const hasCommands = useCommands(({ list, trail }) => list.length > 0 || trail.length > 0)
  return (
    <div ref={home}>
      <Menu.Root>
        <Menu.Trigger
          className={menu.trigger}
          aria-label={notSaved ? `More: ${notSaved}` : 'More'}
          title="More"
        >
          <Ellipsis aria-hidden />
          {notSaved && <b className={css.count}>{unsaved}</b>}
        </Menu.Trigger>
        <Menu.Portal container={home}>
          <Menu.Positioner sideOffset={12} align="end" collisionPadding={8}>
            <Menu.Popup className={menu.popup}>
              {/* On a phone they have no button. */}
              <Item icon={Search} label="Search" isForPhones onClick={askForSearch} />
              {!isPlain && (
                <Item icon={Palette} label="Colour by" isForPhones onClick={toggleColouring} />
              )}
              {hasProcess && (
                <Item icon={FlaskConical} label="What if" isForPhones onClick={toggleWhatIf} />
              )}
              <Item
                icon={isPlain ? Box : LayoutList}
                label={isPlain ? 'Show in 3D' : 'Plain 2D view'}
                onClick={() => setPlain(!isPlain)}
              />
              <Item
                icon={RadioTower}
                label="Topics"
                hint={notSaved}
                shortcut="M"
                onClick={() => togglePanel('topics')}
              />
              {hasCommands && (
                <Item icon={ScrollText} label="What was done" onClick={toggleCommands} />
              )}
              <Item icon={ClipboardCheck} label="Inspections" onClick={toggleInspections} />
              <Item icon={CircleDot} label="Recordings" onClick={toggleRecordings} />
              <Item icon={MonitorCheck} label="Displays" onClick={toggleDisplays} />
              <Item
                icon={ClipboardList}
                label="Model report"
                shortcut="R"
                onClick={() => togglePanel('report')}
              />
              <Item
                icon={user ? LogOut : LogIn}
                label={user ? `Log out ${user}` : 'Log in'}
                onClick={() => (user ? loginPort()?.leave() : askForLogin())}
              />
              {isKept && (
                <Item icon={Eraser} label="Forget this plant here" onClick={forgetKeptPlant} />
              )}
              <Item
                icon={CircleHelp}
                label="Shortcuts"
                shortcut="?"
                onClick={() => togglePanel('shortcuts')}
              />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}

type ItemProps = {
  icon: LucideIcon
  label: string
  hint?: string
  shortcut?: string
  isForPhones?: boolean
  onClick: () => void
}

function Item({ icon: Icon, label, hint, shortcut, isForPhones, onClick }: ItemProps) {
  return (
    <Menu.Item
      className={isForPhones ? `${menu.item} ${css.phone}` : menu.item}
      aria-keyshortcuts={shortcut}
      onClick={onClick}
    >
      <span className={css.name}>
        <Icon aria-hidden />
        {label}
        {hint && <span className={css.hint}>{hint}</span>}
      </span>
      {shortcut && <kbd aria-hidden>{shortcut}</kbd>}
    </Menu.Item>
  )
}
