import { useRef } from 'react'
import { colourFigures, useColouring } from '#state/colouring.ts'
import { isolateParts } from '#state/looking.ts'
import css from './WithoutValue.module.css'
import { sayFigure } from '#twin/sayFigure.ts'
import { usePulse, write } from './usePulse.ts'

/** How many parts have a value, and how many are grey because they have none; a click shows those. */
export function WithoutValue() {
  const withValue = useRef<HTMLSpanElement>(null)
  const without = useRef<HTMLSpanElement>(null)
  usePulse(() => {
    write(withValue.current, `${sayFigure(colourFigures.parts, 0)} parts with a value`)
    write(without.current, `${sayFigure(colourFigures.without, 0)} without`)
  }, 2)
  return (
    <p className={css.line}>
      <span ref={withValue} />
      <button
        type="button"
        title="Isolate the parts without a value"
        onClick={() => isolateParts(useColouring.getState().partsIn(-1), 'ghosted')}
      >
        <span ref={without}>without</span>
      </button>
    </p>
  )
}
