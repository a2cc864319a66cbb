import { mayWrite } from '#people/roles.ts'
import { takeBack, useModeration } from '#state/moderation.ts'
import { useRoom } from '#state/room.ts'
import css from './lines.module.css'
import { noteOutcome } from './outcome.ts'
import { actWords, sayAbout, sayBy, sayUntil } from '#people/sayVerdict.ts'

/** Whom engineers have muted, hidden or removed, also when they are gone, each with its undoing; for engineers alone. */
export function Moderated() {
  const verdicts = useModeration((moderation) => moderation.verdicts)
  const mayModerate = useRoom(({ me, status }) => status === 'joined' && mayWrite(me.role, 'mod'))
  if (!mayModerate || verdicts.size === 0) return null
  return (
    <section className={css.list} aria-label="Moderated">
      <h3>Moderated</h3>
      <ul>
        {[...verdicts.values()].map((verdict) => (
          <li key={verdict.about}>
            <p>
              <span className={css.name}>{sayAbout(verdict)}</span>
              <span className={css.what}>
                {actWords[verdict.act]} by {sayBy(verdict)}, {sayUntil(verdict)}
              </span>
            </p>
            <button
              type="button"
              aria-label={`Undo for ${sayAbout(verdict)}`}
              onClick={() => void noteOutcome(takeBack(verdict, Date.now()))}
            >
              Undo
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
