import { sayColour } from '#people/sayPerson.ts'
import css from './Swatch.module.css'

type Props = {
  name: string
  colour: string
  isSpeaking?: boolean
  isAway?: boolean
}

/** A person's colour with the first letter of their name; readers of the page get the name of the colour elsewhere. */
export function Swatch({ name, colour, isSpeaking = false, isAway = false }: Props) {
  return (
    <span
      className={css.swatch}
      style={{ background: colour }}
      data-speaking={isSpeaking}
      data-away={isAway}
      title={sayColour(colour)}
      aria-hidden
    >
      {Array.from(name)[0]?.toLocaleUpperCase() ?? '?'}
    </span>
  )
}
