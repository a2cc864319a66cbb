import { useHeadset } from './headset.ts'

/**
 * Whether what a person does may leave the page now: commands to the plant, questions to its devices. Who wears a headset
 * whose system has taken the picture or the input away sees nothing of what would happen, and so sends nothing. The one gate: everything
 * that publishes asks it.
 */
export function mayCommand(): boolean {
  const { session, visibility } = useHeadset.getState()
  return session === null || visibility === 'visible'
}

/** Calls `listener` now and whenever the gate opens or closes. Returns its stop. */
export function onMayCommand(listener: (may: boolean) => void): () => void {
  let known = mayCommand()
  listener(known)
  return useHeadset.subscribe(() => {
    const may = mayCommand()
    if (may !== known) listener((known = may))
  })
}
