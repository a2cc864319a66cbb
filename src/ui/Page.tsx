// first, so that the style of a component comes after it and wins
import './theme.css'
import { Tooltip } from '@base-ui/react/tooltip'
import { useEffect, useLayoutEffect } from 'react'
import type { ReactNode } from 'react'
import { setPanels, usePanels } from '#state/panels.ts'
import { useSelection } from '#state/selection.ts'
import { AssetTree } from './AssetTree.tsx'
import { attachShortcuts } from './attachShortcuts.ts'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { FirstHint } from './FirstHint.tsx'
import { Loading } from './Loading.tsx'
import css from './Page.module.css'
import { ProblemsPanel } from './ProblemsPanel.tsx'
import { SelectionPanel } from './SelectionPanel.tsx'
import { ShortcutSheet } from './ShortcutSheet.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { attachUnreadProblems } from './useUnreadProblems.ts'

/** The page around the picture: bars, panels and messages. `children` is the 3D place, which fills the window behind. */
export function Page({ children }: { children: ReactNode }) {
  const tree = usePanels((panels) => panels.tree)
  const problems = usePanels((panels) => panels.problems)
  useLayoutEffect(attachShortcuts, [])
  useEffect(attachUnreadProblems, [])
  useRoomOnSmallScreens()
  return (
    <Tooltip.Provider delay={400}>
      <div className={css.page}>
        <TopBar />
        {tree && <AssetTree />}
        <main className={css.place}>{children}</main>
        <section className={css.middle} aria-label="Messages">
          <ConnectionBanner />
          <div className={css.foot}>
            <FirstHint />
            <Loading />
            {problems && <ProblemsPanel />}
          </div>
        </section>
        <SelectionPanel />
        <StatusBar />
        <ShortcutSheet />
      </div>
    </Tooltip.Provider>
  )
}

/** Where panels are sheets over the picture, the page starts without them and a selection takes the tree's place. */
function useRoomOnSmallScreens(): void {
  useLayoutEffect(() => {
    const narrow = matchMedia('(max-width: 60rem)')
    if (narrow.matches) setPanels({ tree: false })
    return useSelection.subscribe((now, before) => {
      const isNew = now.asset !== before.asset || now.part !== before.part
      if (isNew && narrow.matches && (now.asset !== null || now.part !== null)) {
        setPanels({ tree: false, problems: false })
      }
    })
  }, [])
}
