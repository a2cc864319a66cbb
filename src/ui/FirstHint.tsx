import { useEffect, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import { useStage } from '#state/stage.ts'
import css from './FirstHint.module.css'

const key = 'gemba.hint'

/** One line that says how to move, until a person has moved; in walk mode always for a while. */
export function FirstHint() {
  const mode = useStage((stage) => stage.mode)
  const ready = usePlant((plant) => plant.models.some((model) => model.stage === 'ready'))
  return ready ? <Hint key={mode} mode={mode} /> : null
}

function Hint({ mode }: { mode: 'orbit' | 'walk' }) {
  const [shown, setShown] = useState(() => !isKnown(mode))
  useEffect(() => {
    if (!shown) return undefined
    const end = (event: Event) => {
      if (event.target instanceof HTMLCanvasElement || event.type === 'keydown') {
        setShown(false)
        remember(mode)
      }
    }
    window.addEventListener('pointerdown', end)
    window.addEventListener('wheel', end, { passive: true })
    window.addEventListener('keydown', end)
    return () => {
      window.removeEventListener('pointerdown', end)
      window.removeEventListener('wheel', end)
      window.removeEventListener('keydown', end)
    }
  }, [shown, mode])
  if (!shown) return null
  return (
    <p className={mode === 'walk' ? `${css.hint} ${css.walk}` : css.hint}>
      {mode === 'orbit' ? (
        <>
          <span>Drag to orbit</span>
          <span className={css.mouse}>Scroll to zoom</span>
          <span className={css.touch}>Pinch to zoom</span>
          <span className={css.mouse}>Double-click a machine</span>
          <span className={`${css.touch} ${css.extra}`}>Double-tap a machine</span>
        </>
      ) : (
        <>
          <span>Drag to look</span>
          <span className={css.mouse}>W A S D to walk</span>
          <span className={css.mouse}>G to orbit again</span>
          <span className={css.touch}>The stick walks</span>
        </>
      )}
    </p>
  )
}

function isKnown(mode: string): boolean {
  try {
    return localStorage.getItem(`${key}.${mode}`) !== null
  } catch {
    // storage is closed to embedded and private pages: then the hint comes each time, which harms nobody
    return false
  }
}

function remember(mode: string): void {
  try {
    localStorage.setItem(`${key}.${mode}`, 'known')
  } catch {
    // as above: it will be shown again, and that is all
    return
  }
}
