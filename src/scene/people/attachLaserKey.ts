import { holdLaser } from '#state/presenting.ts'
import { isForPicture } from './isForPicture.ts'

/** Holds the laser on while B is down. Returns its stop. */
export function attachLaserKey(place: HTMLElement): () => void {
  let isHeld = false
  const hold = (on: boolean): void => {
    if (on === isHeld) return
    isHeld = on
    holdLaser(on)
  }
  const down = (event: KeyboardEvent): void => {
    if (event.code !== 'KeyB' || event.ctrlKey || event.metaKey || event.altKey) return
    if (!event.repeat && isForPicture(place)) hold(true)
  }
  const up = (event: KeyboardEvent): void => {
    if (event.code === 'KeyB') hold(false)
  }
  const blur = (): void => hold(false)
  window.addEventListener('keydown', down)
  window.addEventListener('keyup', up)
  window.addEventListener('blur', blur)
  return () => {
    hold(false)
    window.removeEventListener('keydown', down)
    window.removeEventListener('keyup', up)
    window.removeEventListener('blur', blur)
  }
}
