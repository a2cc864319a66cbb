// first, so that the style of a component comes after it and wins
import './theme.css'
import { Tooltip } from '@base-ui/react/tooltip'
import { Suspense, useEffect, useLayoutEffect } from 'react'
import type { ReactNode } from 'react'
import { useAlarms } from '#state/alarms.ts'
import { guardChanges } from '#state/changes.ts'
import { useColouring } from '#state/colouring.ts'
import { useHeadset } from '#state/headset.ts'
import { useHeat } from '#state/heat.ts'
import { useIsKiosk } from '#state/isKiosk.ts'
import { useInk } from '#state/ink.ts'
import { useLooking } from '#state/looking.ts'
import { useNotes } from '#state/notes.ts'
import { setPanels, usePanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { useCut } from '#state/cut.ts'
import { useReplay } from '#state/replay.ts'
import { useRun } from '#state/run.ts'
import { useSelection } from '#state/selection.ts'
import { useStage } from '#state/stage.ts'
import type { Twin } from '#twin/Twin.ts'
import { attachFreeArea } from './attachFreeArea.ts'
import { attachShortcuts } from './attachShortcuts.ts'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { lazyPanel } from './lazyPanel.tsx'
import { Loading } from './Loading.tsx'
import css from './Page.module.css'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { attachUnreadProblems } from './useUnreadProblems.ts'

const AlarmBanner = lazyPanel(() => import('./alarms/AlarmBanner.tsx').then((m) => m.AlarmBanner))
const AlarmsPanel = lazyPanel(() => import('./alarms/AlarmsPanel.tsx').then((m) => m.AlarmsPanel))
const AssetTree = lazyPanel(() => import('./AssetTree.tsx').then((m) => m.AssetTree))
const CommandsPanel = lazyPanel(() =>
  import('./commands/CommandsPanel.tsx').then((m) => m.CommandsPanel),
)
const DisplaysPanel = lazyPanel(() =>
  import('./displays/DisplaysPanel.tsx').then((m) => m.DisplaysPanel),
)
const FirstHint = lazyPanel(() => import('./FirstHint.tsx').then((m) => m.FirstHint))
const SightChip = lazyPanel(() => import('./SightChip.tsx').then((m) => m.SightChip))
const OpenCards = lazyPanel(() => import('./OpenCards.tsx').then((m) => m.OpenCards))
const ColourPanel = lazyPanel(() => import('./ColourPanel.tsx').then((m) => m.ColourPanel))
const ModelReportPanel = lazyPanel(() =>
  import('./ModelReportPanel.tsx').then((m) => m.ModelReportPanel),
)
const HeadsetNote = lazyPanel(() => import('./HeadsetNote.tsx').then((m) => m.HeadsetNote))
const HeatKey = lazyPanel(() => import('./HeatKey.tsx').then((m) => m.HeatKey))
const Kiosk = lazyPanel(() => import('./kiosk/Kiosk.tsx').then((m) => m.Kiosk))
const LeadBar = lazyPanel(() => import('./room/LeadBar.tsx').then((m) => m.LeadBar))
const NotesPanel = lazyPanel(() => import('./notes/NotesPanel.tsx').then((m) => m.NotesPanel))
const InspectionsPanel = lazyPanel(() =>
  import('./inspections/InspectionsPanel.tsx').then((m) => m.InspectionsPanel),
)
const PenBar = lazyPanel(() => import('./room/PenBar.tsx').then((m) => m.PenBar))
const PeopleCorner = lazyPanel(() => import('./room/PeopleCorner.tsx').then((m) => m.PeopleCorner))
const PeoplePanel = lazyPanel(() => import('./room/PeoplePanel.tsx').then((m) => m.PeoplePanel))
const PlacingHint = lazyPanel(() => import('./notes/PlacingHint.tsx').then((m) => m.PlacingHint))
const ProblemsPanel = lazyPanel(() => import('./ProblemsPanel.tsx').then((m) => m.ProblemsPanel))
const RunBar = lazyPanel(() => import('./run/RunBar.tsx').then((m) => m.RunBar))
const RunFrame = lazyPanel(() => import('./run/RunFrame.tsx').then((m) => m.RunFrame))
const RunNews = lazyPanel(() => import('./run/RunNews.tsx').then((m) => m.RunNews))
const SectionPanel = lazyPanel(() => import('./SectionPanel.tsx').then((m) => m.SectionPanel))
const SelectionPanel = lazyPanel(() => import('./SelectionPanel.tsx').then((m) => m.SelectionPanel))
const ShortcutSheet = lazyPanel(() => import('./ShortcutSheet.tsx').then((m) => m.ShortcutSheet))
const StoreyBar = lazyPanel(() => import('./StoreyBar.tsx').then((m) => m.StoreyBar))
const WhatIfPanel = lazyPanel(() => import('./whatif/WhatIfPanel.tsx').then((m) => m.WhatIfPanel))
const TopicBrowser = lazyPanel(() => import('./TopicBrowser.tsx').then((m) => m.TopicBrowser))

/** The page around the picture: bars, panels and messages. `children` is the 3D place, which fills the window behind. */
export function Page({ children }: { children: ReactNode }) {
  if (!useIsKiosk()) return <FullPage>{children}</FullPage>
  return (
    <div className={css.page}>
      <main className={css.place}>{children}</main>
      <Suspense fallback={null}>
        <Kiosk />
      </Suspense>
    </div>
  )
}

function FullPage({ children }: { children: ReactNode }) {
  const tree = usePanels((panels) => panels.tree)
  // the lines of a tree mean nothing in another plant
  const address = usePlant(({ file }) => file?.address)
  const problems = usePanels((panels) => panels.problems)
  const isSelected = useSelection(({ asset, part }) => asset !== null || part !== null)
  const colouring = useColouring(({ isOpen }) => isOpen)
  const sheet = usePanels((panels) => panels.shortcuts)
  const topics = usePanels((panels) => panels.topics)
  const notes = usePanels((panels) => panels.notes)
  const whatIf = usePanels((panels) => panels.whatIf)
  const commands = usePanels((panels) => panels.commands)
  const alarms = usePanels((panels) => panels.alarms)
  const displays = usePanels((panels) => panels.displays)
  const inspections = usePanels((panels) => panels.inspections)
  const hasAlarms = useAlarms(({ isThere }) => isThere)
  const isPlacing = useNotes((known) => known.isPlacing)
  const isPen = useInk((ink) => ink.isPen)
  const isSightCut = useLooking(({ hiddenParts, ghostedParts }) => hiddenParts + ghostedParts > 0)
  const isSimulated = useRun(({ run, isShown }) => run !== null && isShown)
  const isReplayed = useReplay(({ entry }) => entry !== null)
  const hasRunNews = useRun(
    ({ run, isShown, words }) => words !== null || (run !== null && !isShown),
  )
  const report = usePanels((panels) => panels.report)
  const people = usePanels((panels) => panels.people)
  const isShown = usePlant(({ models }) => models.some(({ stage }) => stage === 'ready'))
  const hasStoreys = usePlant(({ twin }) => twin !== null && hasKind(twin, 'storey'))
  const hasHeat = useHeat(({ layers }) => layers.length > 0)
  const section = useCut(({ isOpen }) => isOpen)
  const isPlain = useStage((stage) => stage.isPlain)
  const headset = useHeadset(({ words }) => words !== null)
  useLayoutEffect(attachShortcuts, [])
  useEffect(attachUnreadProblems, [])
  useLayoutEffect(attachFreeArea, [])
  useEffect(guardChanges, [])
  useRoomOnSmallScreens()
  return (
    <Tooltip.Provider delay={400}>
      <div
        className={css.page}
        data-simulated={isSimulated || undefined}
        data-plain={isPlain || undefined}
      >
        <TopBar />
        {tree && (
          <Suspense fallback={<div className={css.tree} />}>
            <AssetTree key={address} />
          </Suspense>
        )}
        <main className={css.place}>{children}</main>
        <section className={css.middle} aria-label="Messages">
          {(isSimulated || isReplayed) && (
            <Suspense fallback={null}>
              <RunFrame />
            </Suspense>
          )}
          <div className={css.top}>
            <ConnectionBanner />
            {hasAlarms && (
              <Suspense fallback={null}>
                <AlarmBanner />
              </Suspense>
            )}
            {hasRunNews && (
              <Suspense fallback={null}>
                <RunNews />
              </Suspense>
            )}
            {isSightCut && (
              <Suspense fallback={null}>
                <SightChip />
              </Suspense>
            )}
            {isPlacing && (
              <Suspense fallback={null}>
                <PlacingHint />
              </Suspense>
            )}
            {isPen && (
              <Suspense fallback={null}>
                <PenBar />
              </Suspense>
            )}
            {headset && (
              <Suspense fallback={null}>
                <HeadsetNote />
              </Suspense>
            )}
            {isShown && (
              <Suspense fallback={null}>
                <LeadBar />
              </Suspense>
            )}
          </div>
          {!isPlain && (hasStoreys || hasHeat || section) && (
            <div className={css.shelf}>
              <div className={css.side}>
                <Suspense fallback={null}>
                  {hasStoreys && <StoreyBar />}
                  {hasHeat && <HeatKey />}
                  {section && <SectionPanel />}
                </Suspense>
              </div>
            </div>
          )}
          {isShown && !isPlain && (
            <div className={css.shelf}>
              <Suspense fallback={null}>
                <PeopleCorner />
              </Suspense>
            </div>
          )}
          <div className={css.foot}>
            {colouring && (
              <Suspense fallback={null}>
                <ColourPanel />
              </Suspense>
            )}
            <Suspense fallback={null}>
              <OpenCards />
            </Suspense>
            {isShown && !isPlain && (
              <Suspense fallback={null}>
                <FirstHint />
              </Suspense>
            )}
            <Loading />
            {(isSimulated || isReplayed) && (
              <Suspense fallback={null}>
                <RunBar />
              </Suspense>
            )}
            {problems && (
              <Suspense fallback={null}>
                <ProblemsPanel />
              </Suspense>
            )}
            {topics && (
              <Suspense fallback={null}>
                <TopicBrowser />
              </Suspense>
            )}
          </div>
        </section>
        {people && (
          <Suspense fallback={null}>
            <PeoplePanel />
          </Suspense>
        )}
        {(notes || alarms || displays || inspections || commands || whatIf || isSelected) && (
          <Suspense fallback={null}>
            {notes ? (
              <NotesPanel />
            ) : alarms ? (
              <AlarmsPanel />
            ) : displays ? (
              <DisplaysPanel />
            ) : inspections ? (
              <InspectionsPanel />
            ) : commands ? (
              <CommandsPanel />
            ) : whatIf ? (
              <WhatIfPanel />
            ) : (
              <SelectionPanel />
            )}
          </Suspense>
        )}
        <StatusBar />
        {report && (
          <Suspense fallback={null}>
            <ModelReportPanel />
          </Suspense>
        )}
        {sheet && (
          <Suspense fallback={null}>
            <ShortcutSheet />
          </Suspense>
        )}
      </div>
    </Tooltip.Provider>
  )
}

function hasKind({ assets }: Twin, kind: Twin['assets'][number]['kind']): boolean {
  return assets.some((asset) => asset.kind === kind)
}

/** Where panels are sheets over the picture, the page starts without them and a selection takes the tree's place. */
function useRoomOnSmallScreens(): void {
  useLayoutEffect(() => {
    const narrow = matchMedia('(max-width: 60rem)')
    if (narrow.matches) setPanels({ tree: false })
    return useSelection.subscribe((now, before) => {
      const isNew = now.asset !== before.asset || now.part !== before.part
      if (isNew && narrow.matches && (now.asset !== null || now.part !== null)) {
        setPanels({
          tree: false,
          problems: false,
          topics: false,
          people: false,
          notes: false,
          whatIf: false,
          commands: false,
          alarms: false,
          displays: false,
        })
      }
    })
  }, [])
}
