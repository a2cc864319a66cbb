import { Container } from '@react-three/uikit'
import { useState, type ComponentType } from 'react'
import { useHeadset } from '#state/headset.ts'
import { closeWorldPanel, openWorldPanel } from '#state/worldPanels.ts'
import type { IconName } from './icons.ts'
import { AlarmsPage } from './menu/AlarmsPage.tsx'
import { AssetsPage } from './menu/AssetsPage.tsx'
import { LayersPage } from './menu/LayersPage.tsx'
import { PeoplePage } from './menu/PeoplePage.tsx'
import { SettingsPage } from './menu/SettingsPage.tsx'
import { Tile } from './Tile.tsx'
import { ToolsPage } from './menu/ToolsPage.tsx'
import { ViewsPage } from './menu/ViewsPage.tsx'
import { panelNames } from './panelNames.ts'
import { useAbnormal } from './useAbnormal.ts'
import { useJump } from './useJump.ts'
import { WorldPanel } from './WorldPanel.tsx'

type Page = { title: string; icon: IconName; Content: ComponentType }

/** All pages of the menu, in their order. */
const pages: readonly Page[] = [
  { title: 'Views', icon: 'video', Content: ViewsPage },
  { title: 'Assets', icon: 'boxes', Content: AssetsPage },
  { title: 'Alarms', icon: 'triangle-alert', Content: AlarmsPage },
  { title: 'Layers', icon: 'layers', Content: LayersPage },
  { title: 'Tools', icon: 'wrench', Content: ToolsPage },
  { title: 'Settings', icon: 'settings', Content: SettingsPage },
  { title: 'People', icon: 'users', Content: PeoplePage },
]

/** The page that was seen last: the menu opens with it again. */
let last: Page | null = null

/** The menu of the person in the headset. */
export function MenuPanel() {
  const [page, setPage] = useState(last)
  const show = (next: Page | null): void => {
    last = next
    setPage(next)
  }
  return (
    <WorldPanel
      name="menu"
      title={page?.title ?? 'Menu'}
      icon={page?.icon ?? 'menu'}
      width={400}
      onBack={page ? () => show(null) : undefined}
    >
      <Container flexDirection="column" padding={12} height={410}>
        {page ? <page.Content /> : <Front show={show} />}
      </Container>
    </WorldPanel>
  )
}

/** Opens another panel in the place of the menu. */
function openInstead(name: string): void {
  closeWorldPanel('menu')
  openWorldPanel(name)
}

/** What the menu offers. */
function Front({ show }: { show: (page: Page) => void }) {
  const { jump } = useJump()
  const abnormal = useAbnormal()
  return (
    <Container flexWrap="wrap" gap={8}>
      {pages.map((page) => (
        <Tile
          key={page.title}
          text={page.title}
          icon={page.icon}
          count={page.Content === AlarmsPage ? abnormal.length : 0}
          onPress={() => show(page)}
        />
      ))}
      <Tile text="Search" icon="search" onPress={() => openInstead('search')} />
      {panelNames.has('performance') && (
        <Tile text="Performance" icon="gauge" onPress={() => openInstead('performance')} />
      )}
      <Tile
        text="Back to start"
        icon="house"
        onPress={() => {
          closeWorldPanel('menu')
          jump.toHome()
        }}
      />
      <Tile text="Exit" icon="log-out" onPress={() => useHeadset.getState().leave()} />
    </Container>
  )
}
