import { useMemo } from 'react'
import type { ReactNode } from 'react'
import {
  abnormal,
  clearFilters,
  filterWhere,
  isFiltering,
  toggleFilter,
  useFilters,
} from '#state/filters.ts'
import { usePlant } from '#state/plant.ts'
import type { QualityName } from '#twin/Quality.ts'
import type { Twin } from '#twin/Twin.ts'
import css from './FilterBar.module.css'
import { qualityWords } from '#twin/qualityWords.ts'
import { useCatalogue } from './useCatalogue.ts'

const qualities: readonly QualityName[] = ['good', 'stale', 'bad', 'never', 'simulated']
const bindings = {
  assets: 'Assets without signals',
  parts: 'Parts that show nothing',
  signals: 'Signals shown nowhere',
} as const
/** Properties by which a person looks for things. */
const places = new Set(['@system', '@storey', '@class'])

/** What to list: by state, by the quality of values, by what nothing is bound to, and by what the models' files say. */
export function FilterBar() {
  const twin = usePlant((plant) => plant.twin)
  const filters = useFilters()
  const catalogue = useCatalogue()
  const states = useMemo(() => (twin ? stateNames(twin) : []), [twin])
  const known = (catalogue ?? []).filter(({ key }) => places.has(key))
  return (
    <section className={css.bar} aria-label="Filter">
      {states.length > 0 && (
        <Group name="State">
          {[abnormal, ...states].map((state) => (
            <Choice
              key={state}
              isOn={filters.states.includes(state)}
              onClick={() => toggleFilter('states', state)}
            >
              {state}
            </Choice>
          ))}
        </Group>
      )}
      <Group name="Data">
        {qualities.map((quality) => (
          <Choice
            key={quality}
            isOn={filters.quality.includes(quality)}
            onClick={() => toggleFilter('quality', quality)}
          >
            {qualityWords[quality] || 'good'}
          </Choice>
        ))}
      </Group>
      <Group name="Unbound">
        {(Object.keys(bindings) as (keyof typeof bindings)[]).map((binding) => (
          <Choice
            key={binding}
            isOn={filters.unbound.includes(binding)}
            onClick={() => toggleFilter('unbound', binding)}
          >
            {bindings[binding]}
          </Choice>
        ))}
      </Group>
      {known.map(({ key, name, values }) => (
        <label key={key} className={css.where}>
          <span>{name}</span>
          <select
            value={filters.where[key] ?? ''}
            onChange={(event) => filterWhere(key, event.target.value)}
          >
            <option value="">Any</option>
            {values.map(([value, nodes]) => (
              <option key={value} value={value}>
                {value.slice(0, 80)} ({nodes})
              </option>
            ))}
          </select>
        </label>
      ))}
      {isFiltering(filters) && (
        <button type="button" className={css.clear} onClick={clearFilters}>
          Clear the filter
        </button>
      )}
    </section>
  )
}

function Group({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset className={css.group}>
      <legend>{name}</legend>
      {children}
    </fieldset>
  )
}

type ChoiceProps = { isOn: boolean; onClick: () => void; children: ReactNode }

function Choice({ isOn, onClick, children }: ChoiceProps) {
  return (
    <button type="button" className={css.choice} aria-pressed={isOn} onClick={onClick}>
      {children}
    </button>
  )
}

/** The names of the states that the twin's assets can be in; no more than a person can look through. */
function stateNames(twin: Twin): string[] {
  const names = new Set<string>()
  for (const { id, states } of twin.signals) {
    if (/state$/i.test(id)) for (const { name } of states ?? []) names.add(name)
  }
  if (names.size === 0)
    for (const { states } of twin.signals) for (const { name } of states ?? []) names.add(name)
  return [...names].slice(0, 14)
}
