import { ChevronsDownUp, ChevronsUpDown, Eye, EyeOff, Layers, Map as MapIcon } from 'lucide-react'
import { useMemo, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import { flyTo } from '#state/stage.ts'
import { setApart, showUpTo, toggleStorey, useStoreys } from '#state/storeys.ts'
import type { Asset, Twin } from '#twin/Twin.ts'
import { IconButton } from './IconButton.tsx'
import css from './StoreyBar.module.css'

/** The storeys of a building, the highest first: show up to one of them, hide one, see its plan, lift all apart. */
export function StoreyBar() {
  const twin = usePlant((plant) => plant.twin)
  const isApart = useStoreys((storeys) => storeys.isApart)
  const [isOpen, setOpen] = useState(() => !matchMedia('(max-width: 60rem)').matches)
  const storeys = useMemo(() => (twin ? listStoreys(twin) : []), [twin])
  if (!twin || storeys.length < 2) return null
  return (
    <section className={css.bar} aria-label="Storeys">
      <div className={css.head}>
        <button
          type="button"
          className={css.title}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Layers aria-hidden />
          Storeys
        </button>
        {isOpen && (
          <IconButton
            icon={isApart ? ChevronsDownUp : ChevronsUpDown}
            label={isApart ? 'Put the storeys down' : 'Lift the storeys apart'}
            pressed={isApart}
            onClick={() => setApart(!isApart)}
          />
        )}
      </div>
      {isOpen && (
        <ul className={css.list}>
          {storeys.map((storey, index) => (
            <Storey key={storey.id} storey={storey} isHighest={index === 0} twin={twin} />
          ))}
        </ul>
      )}
    </section>
  )
}

type StoreyProps = { storey: Asset; isHighest: boolean; twin: Twin }

function Storey({ storey, isHighest, twin }: StoreyProps) {
  const { id, name } = storey
  const top = useStoreys((storeys) => storeys.top)
  const isPlan = useStoreys((storeys) => storeys.isPlan && storeys.top === id)
  const isHidden = useStoreys((storeys) => storeys.hidden.has(id))
  const isTop = isHighest ? top === null : top === id
  const plan = twin.views.find((view) => view.storey === id && view.plan)
  const below = twin.views.find((view) => view.storey === id && !view.plan)
  const show = (): void => {
    if (isHighest) showUpTo(null)
    else if (below) flyTo({ view: below })
    else showUpTo(id)
  }
  return (
    <li className={css.storey}>
      <button
        type="button"
        className={css.name}
        aria-pressed={isTop && !isPlan}
        title={isHighest ? 'Show all storeys' : `Show ${name} and what is below`}
        onClick={show}
      >
        {name}
      </button>
      {plan && (
        <IconButton
          icon={MapIcon}
          className={css.tool}
          label={`Plan of ${name}`}
          pressed={isPlan}
          onClick={() => flyTo({ view: plan })}
        />
      )}
      <IconButton
        icon={isHidden ? EyeOff : Eye}
        className={css.tool}
        label={isHidden ? `Show ${name}` : `Hide ${name}`}
        pressed={isHidden}
        onClick={() => toggleStorey(id)}
      />
    </li>
  )
}

/** From the highest down; storeys without an elevation stay in the order of the file. */
function listStoreys({ assets }: Twin): Asset[] {
  return assets
    .filter(({ kind }) => kind === 'storey')
    .toSorted((a, b) => (b.elevation ?? 0) - (a.elevation ?? 0))
}
