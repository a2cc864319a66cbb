import { FlipHorizontal2, X } from 'lucide-react'
import { cutBy, cutAxes, useCut, type CutAxis } from '#state/cut.ts'
import { IconButton } from './IconButton.tsx'
import css from './SectionPanel.module.css'

const names: Readonly<Record<CutAxis, string>> = { x: 'X', y: 'Height', z: 'Z' }

/** The plane that cuts the plant open: along which axis, where, and which side of it is seen. */
export function SectionPanel() {
  const plane = useCut((section) => section.plane)
  const range = useCut((section) => section.range)
  if (!plane || !range) return null
  const [from, to] = range[plane.axis]
  const at = Math.min(to, Math.max(from, plane.at))
  return (
    <section className={css.panel} aria-label="Section">
      <div className={css.head}>
        <span>Section</span>
        <IconButton
          icon={FlipHorizontal2}
          label="Cut away the other side"
          pressed={plane.isFlipped}
          onClick={() => cutBy({ ...plane, isFlipped: !plane.isFlipped })}
        />
        <IconButton icon={X} label="Close the section" onClick={() => cutBy(null)} />
      </div>
      <fieldset className={css.axes} aria-label="Along">
        {cutAxes.map((axis) => (
          <button
            key={axis}
            type="button"
            aria-pressed={axis === plane.axis}
            onClick={() => cutBy({ ...plane, axis, at: NaN })}
          >
            {names[axis]}
          </button>
        ))}
      </fieldset>
      <label className={css.place}>
        <input
          type="range"
          aria-label="Place of the section"
          aria-valuetext={`${at.toFixed(2)} metres`}
          min={from}
          max={to}
          step={(to - from) / 500 || 0.01}
          value={at}
          onChange={({ target }) =>
            cutBy({ ...plane, at: Math.round(Number(target.value) * 100) / 100 })
          }
        />
        <output>{`${at.toFixed(2)}\u202fm`}</output>
      </label>
    </section>
  )
}
