import { Menu } from '@base-ui/react/menu'
import { ChevronDown, Video } from 'lucide-react'
import { useRef } from 'react'
import { usePlant } from '#state/plant.ts'
import { flyTo } from '#state/stage.ts'
import css from './ViewsMenu.module.css'

/** The views that the twin file names; the first nine have a number key. */
export function ViewsMenu() {
  const views = usePlant((plant) => plant.twin?.views)
  const home = useRef<HTMLDivElement>(null)
  if (!views || views.length === 0) return null
  return (
    <div ref={home}>
      <Menu.Root>
        <Menu.Trigger className={css.trigger} aria-label="Views">
          <Video aria-hidden />
          <span>Views</span>
          <ChevronDown className={css.chevron} aria-hidden />
        </Menu.Trigger>
        <Menu.Portal container={home}>
          <Menu.Positioner sideOffset={12} align="end" collisionPadding={8}>
            <Menu.Popup className={css.popup}>
              {views.map((view, index) => (
                <Menu.Item key={view.id} className={css.item} onClick={() => flyTo({ view })}>
                  {view.name}
                  {index < 9 && <kbd>{index + 1}</kbd>}
                </Menu.Item>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}
