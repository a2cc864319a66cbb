import { X } from 'lucide-react'
import { useMemo } from 'react'
import { colourBy, toggleColouring, useColouring } from '#state/colouring.ts'
import type { ColourBy } from '#state/colouring.ts'
import { usePlant } from '#state/plant.ts'
import { colourChoices } from '#state/colourChoices.ts'
import css from './ColourPanel.module.css'
import { IconButton } from './IconButton.tsx'
import { NameLegend } from './NameLegend.tsx'
import { ScaleLegend } from './ScaleLegend.tsx'
import { useCatalogue } from './useCatalogue.ts'

/** Colours everything by a signal or a property, and says how to read the colours. */
export function ColourPanel() {
  const by = useColouring((colouring) => colouring.by)
  const legend = useColouring((colouring) => colouring.legend)
  return (
    <section className={css.panel} aria-label="Colour by">
      <div className={css.head}>
        <Choice by={by} />
        <IconButton icon={X} label="Stop colouring" shortcut="C" onClick={toggleColouring} />
      </div>
      {by && legend?.kind === 'scale' && <ScaleLegend legend={legend} />}
      {by && legend?.kind === 'categories' && <NameLegend legend={legend} />}
    </section>
  )
}

function Choice({ by }: { by: ColourBy | null }) {
  const twin = usePlant((plant) => plant.twin)
  const signals = useMemo(() => (twin ? colourChoices(twin) : []), [twin])
  const catalogue = useCatalogue()
  const properties = useMemo(() => {
    const shown = (catalogue ?? []).toSorted((a, b) => b.nodes - a.nodes).slice(0, 120)
    return shown.map(({ key, name }): ColourBy => ({ kind: 'property', key, name }))
  }, [catalogue])
  const options = [...signals.map((choice) => choice.by), ...properties]
  // What a what-if changes is chosen there; here it stays in the list while it is shown.
  if (by?.kind === 'difference') options.push(by)
  const chosen = by ? options.findIndex((each) => isSame(each, by)) : -1
  return (
    <label className={css.choice}>
      <span>Colour by</span>
      <select
        value={chosen}
        onChange={(event) => colourBy(options[Number(event.target.value)] ?? null)}
      >
        <option value={-1}>Nothing</option>
        <optgroup label="Signals">
          {signals.map(({ label, assets }, i) => (
            <option key={label} value={i}>
              {label} ({assets})
            </option>
          ))}
        </optgroup>
        {properties.length > 0 && (
          <optgroup label="Properties">
            {properties.map((property, i) => (
              <option
                key={property.kind === 'property' ? property.key : ''}
                value={signals.length + i}
              >
                {property.name}
              </option>
            ))}
          </optgroup>
        )}
        {by?.kind === 'difference' && (
          <optgroup label="What if">
            <option value={options.length - 1}>{by.name}</option>
          </optgroup>
        )}
        {catalogue === null && <option disabled>Reading properties…</option>}
      </select>
    </label>
  )
}

function isSame(a: ColourBy, b: ColourBy): boolean {
  if (a.kind === 'difference') return a === b
  if (a.kind === 'signal') return b.kind === 'signal' && a.key === b.key && a.unit === b.unit
  return b.kind === 'property' && a.key === b.key
}
