import { Container } from '@react-three/uikit'
import { memo, useCallback, useState, type ComponentType } from 'react'
import { isUnacknowledged, useAlarms } from '#state/alarms.ts'
import { useHeadset } from '#state/headset.ts'
import { useInspections } from '#state/inspections.ts'
import { useRun } from '#state/run.ts'
import { closeWorldPanel, openWorldPanel } from '#state/worldPanels.ts'
import type { IconName } from './icons.ts'
import { Leaf } from './Leaf.tsx'
import { AlarmsPage } from './menu/AlarmsPage.tsx'
import { AssetsPage } from './menu/AssetsPage.tsx'
import { LayersPage } from './menu/LayersPage.tsx'
import { PeoplePage } from './menu/PeoplePage.tsx'
import { SettingsPage } from './menu/SettingsPage.tsx'
import { Slices } from './Slices.tsx'
import { Tile } from './Tile.tsx'
import { ToolsPage } from './menu/ToolsPage.tsx'
import { ViewsPage } from './menu/ViewsPage.tsx'
import { WhatIfPage } from './menu/WhatIfPage.tsx'
import { panelNames } from './panelNames.ts'
import { InspectionPage } from '../inspections/InspectionPage.tsx'
import { useAbnormal } from './useAbnormal.ts'
import { useJump } from './useJump.ts'
import { WorldPanel } from './WorldPanel.tsx'

type Page = { title: string; icon: IconName; Content: ComponentType }

/** All pages of the menu, in their order. */
const pages: readonly Page[] = [
  { title: 'Views', icon: 'video', Content: memo(ViewsPage) },
  { title: 'Assets', icon: 'boxes', Content: memo(AssetsPage) },
  { title: 'Alarms', icon: 'triangle-alert', Content: memo(AlarmsPage) },
  { title: 'Layers', icon: 'layers', Content: memo(LayersPage) },
  { title: 'Tools', icon: 'wrench', Content: memo(ToolsPage) },
  { title: 'Settings', icon: 'settings', Content: memo(SettingsPage) },
  { title: 'People', icon: 'users', Content: memo(PeoplePage) },
  { title: 'What if', icon: 'chart-line', Content: memo(WhatIfPage) },
  { title: 'Inspections', icon: 'square-check', Content: memo(InspectionPage) },
]

/** The page that was seen last: the menu opens with it again. */
let last: Page | null = null

/** The menu of the person in the headset. */
export function MenuPanel() {
  const [page, setPage] = useState(last)
  const [seen, setSeen] = useState<ReadonlySet<Page | null>>(new Set([last]))
  const show = useCallback((next: Page | null): void => {
    last = next
    setPage(next)
    setSeen((before) => (before.has(next) ? before : new Set(before).add(next)))
  }, [])
  return (
    <WorldPanel
      name="menu"
      title={page?.title ?? 'Menu'}
      icon={page?.icon ?? 'menu'}
      width={400}
      onBack={page ? () => show(null) : undefined}
    >
      <Container height={410}>
        <Leaf isShown={page === null}>
          <Front show={show} />
        </Leaf>
        {pages.map(
          (each) =>
            seen.has(each) && (
              <Leaf key={each.title} isShown={each === page}>
                <each.Content />
              </Leaf>
            ),
        )}
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
const Front = memo(function Front({ show }: { show: (page: Page) => void }) {
  const { jump } = useJump()
  const abnormal = useAbnormal()
  const alarms = useAlarms(({ isThere, standing }) =>
    isThere ? standing.filter(({ row }) => isUnacknowledged(row.state)).length : null,
  )
  const hasRounds = useInspections(({ templates }) => templates.length > 0)
  const isRun = useRun(({ run }) => run !== null)
  // Five rows are lower than four.
  const height = hasRounds || isRun ? 70 : 90
  return (
    <Container flexWrap="wrap" gap={8}>
      <Slices each={3}>
        {[
          ...pages
            .filter(({ title }) => title !== 'Inspections' || hasRounds)
            .map((page) => (
              <Tile
                height={height}
                key={page.title}
                text={page.title}
                icon={page.icon}
                count={page.title === 'Alarms' ? (alarms ?? abnormal.length) : 0}
                onPress={() => show(page)}
              />
            )),
          <Tile
            height={height}
            key="search"
            text="Search"
            icon="search"
            onPress={() => openInstead('search')}
          />,
          isRun && (
            <Tile
              height={height}
              key="run"
              text="Scenario"
              icon="activity"
              onPress={() => openInstead('run')}
            />
          ),
          panelNames.has('performance') && (
            <Tile
              height={height}
              key="performance"
              text="Performance"
              icon="gauge"
              onPress={() => openInstead('performance')}
            />
          ),
          <Tile
            height={height}
            key="home"
            text="Back to start"
            icon="house"
            onPress={() => {
              closeWorldPanel('menu')
              jump.toHome()
            }}
          />,
          <Tile
            height={height}
            key="exit"
            text="Exit"
            icon="log-out"
            onPress={() => useHeadset.getState().leave()}
          />,
        ]}
      </Slices>
    </Container>
  )
})
