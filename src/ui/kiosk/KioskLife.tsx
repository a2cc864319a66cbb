import { useEffect, useRef, useState } from 'react'
import { useConnection } from '#state/connection.ts'
import { picture } from '#state/stage.ts'
import { stats } from '#state/stats.ts'
import { sayAge } from '#twin/sayAge.ts'
import { usePulse, write } from '../usePulse.ts'
import css from './KioskLife.module.css'
import { sayLife } from './sayLife.ts'

/** Degrees a beat: twelve go round. */
const beat = 30

/**
 * The age of the data, and a hand that goes on once a second only when a new picture came onto the screen and values arrive: it cannot
 * look healthy while something is frozen.
 */
export function KioskLife({ quietSeconds, hasAge }: { quietSeconds: number; hasAge: boolean }) {
  const hand = useRef<SVGGElement>(null)
  const age = useRef<HTMLSpanElement>(null)
  const seen = useRef({ drawn: -1, turns: 0 })
  usePulse(() => {
    picture.isAsked = true
    const known = seen.current
    const isNew = picture.drawn !== known.drawn
    known.drawn = picture.drawn
    if (isNew && stats.dataAge <= quietSeconds) {
      known.turns = (known.turns + 1) % (360 / beat)
      hand.current?.setAttribute('transform', `rotate(${known.turns * beat} 20 20)`)
    }
    write(age.current, sayAge(stats.dataAge))
  }, 4)
  return (
    <div className={css.life}>
      <svg viewBox="0 0 40 40" aria-hidden data-beat>
        <circle cx="20" cy="20" r="17" />
        <g ref={hand}>
          <path d="M20 20V7" />
        </g>
      </svg>
      {hasAge && (
        <span>
          Data <span ref={age} />
        </span>
      )}
    </div>
  )
}

/**
 * Says in words why the display is not to be trusted. On a timer of its own: the picture's clock may be what stands still. `wrong`: what is wrong
 * with how it was set up, before all else.
 */
export function KioskTrouble({ quietSeconds, wrong }: { quietSeconds: number; wrong: string }) {
  const status = useConnection((connection) => connection.status)
  const wasConnected = useConnection(({ protocol }) => protocol !== 0)
  const [words, setWords] = useState('')
  useEffect(() => {
    let { drawn } = picture
    let at = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      // Nobody sees a hidden page, and it draws nothing.
      if (picture.drawn !== drawn || document.hidden) at = now
      drawn = picture.drawn
      const pictureAge = (now - at) / 1000
      setWords(sayLife({ pictureAge, dataAge: stats.dataAge, quietSeconds }))
    }, 1000)
    return () => clearInterval(timer)
  }, [quietSeconds])
  const link =
    status === 'refused' || (status === 'lost' && !wasConnected)
      ? 'The broker cannot be reached'
      : status === 'lost'
        ? 'Connection to the broker lost'
        : ''
  const said = [wrong, link, words].filter((each) => each !== '').join('. ')
  return said === '' ? null : (
    <p className={css.trouble} role="alert">
      {said}
    </p>
  )
}
