import { showHeat, useHeat } from '#state/heat.ts'
import css from './HeatKey.module.css'

/** What the heat map shows: a choice of layers, and the scale of the one that is shown. */
export function HeatKey() {
  const layers = useHeat((heat) => heat.layers)
  const chosen = useHeat((heat) => heat.chosen)
  if (layers.length === 0) return null
  const shown = chosen === undefined ? layers[0] : layers.find(({ name }) => name === chosen)
  return (
    <section className={css.key} aria-label="Heat map">
      <label className={css.choice}>
        <span>Heat map</span>
        <select
          value={shown?.name ?? ''}
          onChange={({ target }) => showHeat(target.value === '' ? null : target.value)}
        >
          <option value="">None</option>
          {layers.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      {shown && (
        <>
          <div
            className={css.scale}
            style={{ background: `linear-gradient(to right, ${shown.colours.join(', ')})` }}
          />
          <div className={css.ends}>
            <span>{shown.from}</span>
            <span>{(shown.from + shown.to) / 2}</span>
            <span>
              {shown.to}
              {shown.unit && `\u202f${shown.unit}`}
            </span>
          </div>
        </>
      )}
    </section>
  )
}
