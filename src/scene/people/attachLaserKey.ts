import { holdLaser } from '#state/presenting.ts'
import { isForPicture } from '../isForPicture.ts'

/** Holds the laser on while P is down. Returns its stop. */
export function attachLaserKey(place: HTMLElement): () => void {
  let isHeld = false
  const hold = (on: boolean): void => {
    if (on === isHeld) return
    isHeld = on
    holdLaser(on)
  }
  const down = (event: KeyboardEvent): void => {
    if (event.code !== 'KeyP' || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return
    if (!event.repeat && isForPicture(place)) hold(true)
  }
  const up = (event: KeyboardEvent): void => {
    if (event.code === 'KeyP') hold(false)
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
