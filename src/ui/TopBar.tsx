import { FlaskConical, Footprints, ListTree, Orbit, Palette, Search, Slice } from 'lucide-react'
import { Suspense } from 'react'
import { toggleColouring, useColouring } from '#state/colouring.ts'
import { askForSearch, seenAtRight, togglePanel, toggleWhatIf, usePanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { toggleCut, useCut } from '#state/cut.ts'
import { setMode, useStage } from '#state/stage.ts'
import { IconButton } from './IconButton.tsx'
import { lazyPanel } from './lazyPanel.tsx'
import { Logo } from './Logo.tsx'
import css from './TopBar.module.css'

const AlarmsButton = lazyPanel(() =>
  import('./alarms/AlarmsButton.tsx').then((m) => m.AlarmsButton),
)
const OpenMenu = lazyPanel(() => import('./OpenMenu.tsx').then((m) => m.OpenMenu))
const HeadsetButtons = lazyPanel(() => import('./HeadsetButtons.tsx').then((m) => m.HeadsetButtons))
const LinkButton = lazyPanel(() => import('./LinkButton.tsx').then((m) => m.LinkButton))
const MoreMenu = lazyPanel(() => import('./MoreMenu.tsx').then((m) => m.MoreMenu))
const NotesButton = lazyPanel(() => import('./notes/NotesButton.tsx').then((m) => m.NotesButton))
const PeopleButton = lazyPanel(() => import('./room/PeopleButton.tsx').then((m) => m.PeopleButton))
const PenButton = lazyPanel(() => import('./room/PenButton.tsx').then((m) => m.PenButton))
const ViewsMenu = lazyPanel(() => import('./ViewsMenu.tsx').then((m) => m.ViewsMenu))

/** The bar at the top: what this is, and the ways to look at it. */
export function TopBar() {
  const tree = usePanels((panels) => panels.tree)
  // in 2D there is no picture to wait for, and none to work on
  const isPlain = useStage((stage) => stage.isPlain)
  const isShown = usePlant(({ models }) => models.some(({ stage }) => stage === 'ready')) || isPlain
  const name = usePlant((plant) => plant.twin?.name)
  return (
    <header className={css.bar}>
      <IconButton
        icon={ListTree}
        label="Asset tree"
        shortcut="T"
        pressed={tree}
        onClick={() => togglePanel('tree')}
      />
      <div className={css.title}>
        <Logo className={css.logo} />
        <span className={css.product}>Gemba</span>
        {name && <h1 className={css.twin}>{name}</h1>}
      </div>
      <div className={css.tools}>
        <IconButton
          icon={Search}
          label="Search"
          shortcut="/"
          className={css.wide}
          onClick={askForSearch}
        />
        {!isPlain && <ColourButton />}
        {!isPlain && <SectionButton />}
        <Suspense fallback={null}>
          <OpenMenu />
          {!isPlain && <ViewsMenu />}
        </Suspense>
        {!isPlain && (
          <>
            <ModeSwitch />
            <ModeButton />
            <Suspense fallback={null}>
              <HeadsetButtons />
            </Suspense>
          </>
        )}
        <span className={css.rule} />
        {isShown && (
          <Suspense fallback={null}>
            <AlarmsButton />
            <PeopleButton />
            <NotesButton />
            {!isPlain && <PenButton className={css.wide} />}
          </Suspense>
        )}
        <WhatIfButton />
        <Suspense fallback={null}>
          <LinkButton className={css.link} />
          <MoreMenu />
        </Suspense>
      </div>
    </header>
  )
}

function ModeSwitch() {
  const mode = useStage((stage) => stage.mode)
  return (
    <fieldset className={css.modes} aria-label="How to move">
      <button
        type="button"
        aria-label="Orbit"
        aria-pressed={mode === 'orbit'}
        onClick={() => setMode('orbit')}
      >
        <Orbit aria-hidden />
        <span>Orbit</span>
      </button>
      <button
        type="button"
        aria-label="Walk"
        aria-pressed={mode === 'walk'}
        onClick={() => setMode('walk')}
      >
        <Footprints aria-hidden />
        <span>Walk</span>
      </button>
    </fieldset>
  )
}

/** On a small screen one button instead of the switch: it offers the other way. */
function ModeButton() {
  const mode = useStage((stage) => stage.mode)
  const isWalking = mode === 'walk'
  return (
    <IconButton
      icon={isWalking ? Orbit : Footprints}
      label={isWalking ? 'Orbit' : 'Walk'}
      className={css.narrow}
      onClick={() => setMode(isWalking ? 'orbit' : 'walk')}
    />
  )
}

/** Only where there is something to ask. */
function WhatIfButton() {
  const open = usePanels((panels) => seenAtRight(panels) === 'whatIf')
  const hasProcess = usePlant(({ twin }) => twin?.process !== undefined)
  if (!hasProcess) return null
  return (
    <IconButton
      icon={FlaskConical}
      label="What if"
      shortcut="Y"
      pressed={open}
      className={css.wide}
      onClick={toggleWhatIf}
    />
  )
}

/** Opens what colours everything by one thing. */
function ColourButton() {
  const isOpen = useColouring((colouring) => colouring.isOpen)
  return (
    <IconButton
      icon={Palette}
      label="Colour by"
      shortcut="C"
      pressed={isOpen}
      className={css.wide}
      onClick={toggleColouring}
    />
  )
}

/** Opens the plane that cuts the plant open. */
function SectionButton() {
  const isOpen = useCut((section) => section.isOpen)
  return (
    <IconButton
      icon={Slice}
      label="Section"
      shortcut="B"
      pressed={isOpen}
      className={css.wide}
      onClick={toggleCut}
    />
  )
}
