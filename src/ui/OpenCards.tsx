import { Link2Off, OctagonX, Save, X } from 'lucide-react'
import { useOpening, setOpening } from '#state/opening.ts'
import { setPanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import css from './OpenCards.module.css'
import { saveTwin } from './saveTwin.ts'
import { UnitOffer } from './UnitOffer.tsx'

/** What the page says about files that were given to it: that one is being opened, why one was not, what can be done next. */
export function OpenCards() {
  const name = useOpening((opening) => opening.name)
  const refused = useOpening((opening) => opening.refused)
  const isStarter = useOpening((opening) => opening.isStarter)
  const isLinkRefused = useOpening((opening) => opening.isLinkRefused)
  const isShown = usePlant(({ models }) => models.some(({ stage }) => stage === 'ready'))
  return (
    <>
      {refused && <Refused {...refused} />}
      {isLinkRefused && <NoLink />}
      {name !== null && <Progress name={name} />}
      {isShown && name === null && (
        <>
          <UnitOffer />
          {isStarter && <Starter />}
        </>
      )}
    </>
  )
}

function Progress({ name }: { name: string }) {
  const words = `Opening ${name}`
  return (
    <div className={css.card}>
      <output>{words}</output>
      <progress className={css.track} aria-label={words} />
    </div>
  )
}

function Refused({
  name,
  problems,
}: NonNullable<ReturnType<typeof useOpening.getState>['refused']>) {
  const [first] = problems
  const isOpen = usePlant(({ twin }) => twin !== null)
  return (
    <div className={`${css.card} ${css.refused}`} role="alert">
      <OctagonX className={css.icon} aria-hidden />
      <CloseButton onClick={() => setOpening({ refused: null })} />
      <p className={css.title}>{name} could not be opened</p>
      <p>{first.text}</p>
      {first.where && <p className={css.where}>{first.where}</p>}
      {first.advice && <p className={css.note}>{first.advice}</p>}
      {isOpen && problems.length > 1 && (
        <button type="button" className={css.link} onClick={() => setPanels({ problems: true })}>
          Show all {problems.length} problems
        </button>
      )}
    </div>
  )
}

/** No address names what came from somebody's own machine; one on the page's host can be linked. */
function NoLink() {
  return (
    <div className={`${css.card} ${css.offer}`} role="alert">
      <Link2Off className={css.icon} aria-hidden />
      <CloseButton onClick={() => setOpening({ isLinkRefused: false })} />
      <p className={css.title}>Files from your machine have no link</p>
      <p className={css.note}>
        Others can follow a link to what lies on the web host of this page. Put the files there and
        add <code>?model=</code> and the address of the model, or <code>?twin=</code> and that of
        its twin.json, to the address of the page.
      </p>
    </div>
  )
}

/** There is no twin file yet: the one that the page has made can be kept. */
function Starter() {
  return (
    <section className={`${css.card} ${css.slim}`} aria-label="Starter twin file">
      <p>Opened without a twin file</p>
      <button type="button" className={css.button} onClick={() => void saveTwin('download')}>
        <Save aria-hidden />
        Save a starter
      </button>
      <CloseButton onClick={() => setOpening({ isStarter: false })} />
    </section>
  )
}

function CloseButton({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" className={css.close} aria-label="Close" onClick={onClick}>
      <X aria-hidden />
    </button>
  )
}
