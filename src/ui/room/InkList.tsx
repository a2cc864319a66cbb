import { useMemo } from 'react'
import { countLines, inkByAuthor, sayAuthor } from '#people/sayInk.ts'
import { sayUser } from '#people/sayPerson.ts'
import type { Stroke } from '#people/Stroke.ts'
import { useInk } from '#state/ink.ts'
import { clearInk } from '#state/inkActs.ts'
import { useRoom } from '#state/room.ts'
import { sayAge } from '#twin/sayAge.ts'
import { useNow } from '../notes/useNow.ts'
import css from './lines.module.css'

/** Who has drawn what in the room, also when they are gone; each with its clearing for who may. */
export function InkList() {
  const strokes = useInk((ink) => ink.strokes)
  const refused = useInk((ink) => ink.refused)
  const authors = useMemo(() => inkByAuthor(strokes), [strokes])
  if (authors.length === 0 && refused === 0) return null
  return (
    <section className={css.list} aria-label="Drawn here">
      <h3>Drawn here</h3>
      <ul>
        {authors.map((own) => (
          <Author key={own[0].user} strokes={own} />
        ))}
      </ul>
      {refused > 0 && (
        <p className={css.what}>
          {refused} more made no sense, or found no room, and are left out.
        </p>
      )}
    </section>
  )
}

function Author({ strokes }: { strokes: readonly Stroke[] }) {
  const me = useRoom((room) => room.me)
  const people = useRoom((room) => room.people)
  const mayClear = useInk((ink) => ink.mayClear)
  const mayWrite = useInk((ink) => ink.mayWrite)
  const now = useNow()
  const last = strokes.reduce((a, b) => (b.at > a.at ? b : a))
  const name = sayAuthor(last, people, me)
  const lines = countLines(strokes)
  const isMine = last.user === me.user
  const known = sayUser(last.user)
  return (
    <li>
      <span className={css.dot} style={{ background: last.colour }} aria-hidden />
      <p>
        <span className={css.name}>
          {name}
          {known !== '' && !isMine && <span className={css.what}> {known}</span>}
        </span>
        <span className={css.what}>
          {lines === 1 ? 'one line' : `${lines} lines`}, {sayAge(Math.max(0, now - last.at) / 1000)}
        </span>
      </p>
      {(isMine ? mayWrite : mayClear) && (
        <button
          type="button"
          aria-label={isMine ? 'Clear what you drew' : `Clear what ${name} drew`}
          onClick={() => clearInk(strokes)}
        >
          Clear
        </button>
      )}
    </li>
  )
}
