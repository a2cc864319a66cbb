import { Ruler } from 'lucide-react'
import { noteChange } from '#state/changes.ts'
import { setOpening, useOpening } from '#state/opening.ts'
import { usePlant } from '#state/plant.ts'
import { addProblem } from '#state/problems.ts'
import { askForOverview } from '#state/stage.ts'
import { scaleModel } from '#twin/scaleModel.ts'
import css from './OpenCards.module.css'
import { unitOffer, type Offer } from './unitOffer.ts'

/** Offers to show a model in metres that probably is in another unit. */
export function UnitOffer() {
  const reports = usePlant((plant) => plant.reports)
  const text = usePlant((plant) => plant.file?.text ?? '')
  const left = useOpening((opening) => opening.leftUnits)
  const isStarter = useOpening((opening) => opening.isBare)
  if (reports.length === 0 || text === '') return null
  const offer = unitOffer(reports, text, isStarter, left)
  if (!offer) return null
  const leave = () => setOpening({ leftUnits: [...left, offer.id] })
  return (
    <section className={`${css.card} ${css.offer}`} aria-label="Unit of the model">
      <Ruler className={css.icon} aria-hidden />
      <p className={css.title}>{offer.title}</p>
      <p className={css.note}>{offer.note}</p>
      <div className={css.actions}>
        <button type="button" className={css.button} onClick={() => void accept(offer, isStarter)}>
          {offer.accept}
        </button>
        <button type="button" className={css.button} onClick={leave}>
          Leave as it is
        </button>
      </div>
    </section>
  )
}

async function accept({ id, scale }: Offer, isStarter: boolean): Promise<void> {
  const { file, applyTwin } = usePlant.getState()
  const text = file && scaleModel(file.text, id, scale)
  if (!text) return
  // before the picture of the other size comes
  askForOverview()
  const problems = await applyTwin(text)
  problems.forEach((problem) => addProblem(problem))
  // A file that nobody has written yet is saved as a whole.
  if (problems.length === 0 && !isStarter) noteChange()
}
