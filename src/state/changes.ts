import { create } from 'zustand'
import { usePlant } from './plant.ts'

/** How often the open twin file was changed on this page since it was read or saved. */
export const useChanges = create<{ unsaved: number }>(() => ({ unsaved: 0 }))

/** Notes that the twin file was changed. */
export function noteChange(): void {
  useChanges.setState(({ unsaved }) => ({ unsaved: unsaved + 1 }))
}

/** Notes that the twin file as it is now stands somewhere else too. */
export function noteSaved(): void {
  useChanges.setState({ unsaved: 0 })
}

/** Asks before a page with unsaved changes is left; another twin file begins anew. Returns its stop. */
export function guardChanges(): () => void {
  window.addEventListener('beforeunload', onLeave)
  const stop = usePlant.subscribe((now, before) => {
    if (now.file?.address !== before.file?.address) noteSaved()
  })
  return () => {
    window.removeEventListener('beforeunload', onLeave)
    stop()
  }
}

function onLeave(event: BeforeUnloadEvent): void {
  if (useChanges.getState().unsaved > 0) event.preventDefault()
}
