import { Box, Cloud, PenLine, Trash2, Undo2, X } from 'lucide-react'
import { useState } from 'react'
import { useHeadset } from '#state/headset.ts'
import { setInk, togglePen, useInk } from '#state/ink.ts'
import { clearInk, undoInk } from '#state/inkActs.ts'
import { useRoom } from '#state/room.ts'
import css from './PenBar.module.css'

/** What the pen does while it is in the hand, over the picture. */
export function PenBar() {
  const colour = useRoom(({ me }) => me.colour)
  const isInAir = useInk((ink) => ink.isInAir)
  const words = useInk((ink) => ink.words)
  const isWorn = useHeadset(({ session }) => session !== null)
  // The hand in the headset has it.
  if (isWorn) return null
  return (
    <>
      <div className={css.bar} role="toolbar" aria-label="Pen">
        <span className={css.sign} style={{ background: colour }}>
          <PenLine aria-hidden />
        </span>
        <span className={css.hint}>Drag to draw</span>
        <fieldset className={css.choice} aria-label="Where the pen draws">
          <button
            type="button"
            aria-pressed={!isInAir}
            title="On what the pointer meets"
            onClick={() => setInk({ isInAir: false })}
          >
            <Box aria-hidden />
            On surfaces
          </button>
          <button
            type="button"
            aria-pressed={isInAir}
            title="Upright before you, also around things; hold Shift for one line"
            onClick={() => setInk({ isInAir: true })}
          >
            <Cloud aria-hidden />
            In the air
          </button>
        </fieldset>
        <Tools />
        <button
          type="button"
          className={css.tool}
          onClick={togglePen}
          title="Put the pen away (Esc)"
        >
          <X aria-hidden />
          <span className={css.word}>Done</span>
        </button>
      </div>
      {words !== null && (
        <div className={css.words}>
          <output>{words}</output>
          <button type="button" aria-label="Dismiss" onClick={() => setInk({ words: null })}>
            <X aria-hidden />
          </button>
        </div>
      )}
    </>
  )
}

function Tools() {
  const user = useRoom(({ me }) => me.user)
  const strokes = useInk((ink) => ink.strokes)
  const mayClear = useInk((ink) => ink.mayClear)
  const [isAsking, setAsking] = useState(false)
  const own = strokes.filter((stroke) => stroke.user === user)
  const isMore = mayClear && own.length < strokes.length
  return (
    <>
      <button
        type="button"
        className={css.tool}
        disabled={own.length === 0}
        title="Take your last line back (Ctrl + Z)"
        onClick={undoInk}
      >
        <Undo2 aria-hidden />
        <span className={css.word}>Undo</span>
      </button>
      <button
        type="button"
        className={css.tool}
        disabled={own.length === 0}
        onClick={() => clearInk(own)}
      >
        <Trash2 aria-hidden />
        <span className={css.word}>Clear mine</span>
      </button>
      {isMore && (
        <button
          type="button"
          className={`${css.tool} ${css.all}`}
          data-asking={isAsking}
          onBlur={() => setAsking(false)}
          onClick={() => {
            if (isAsking) clearInk(strokes)
            setAsking(!isAsking)
          }}
        >
          {isAsking ? 'Really clear all?' : 'Clear all'}
        </button>
      )}
    </>
  )
}
