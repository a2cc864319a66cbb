import { addProblem } from '#state/problems.ts'

/** Keeps the screen awake while the page is seen, and asks anew when the machine takes that back; where the browser refuses, the list of problems says it. Returns its stop. */
export function attachWakeLock(): () => void {
  let lock: WakeLockSentinel | null = null
  let isStopped = false
  const ask = async (): Promise<void> => {
    if (isStopped || document.visibilityState !== 'visible' || (lock && !lock.released)) return
    try {
      // Not there on a page that came without TLS from another machine.
      if (!('wakeLock' in navigator)) throw new Error('it needs https')
      lock = await navigator.wakeLock.request('screen')
      lock.addEventListener('release', onSeen, { once: true })
      if (isStopped) await lock.release()
    } catch (error) {
      addProblem({
        from: 'page',
        severity: 'warning',
        text: `The screen may go to sleep: ${error instanceof Error ? error.message : String(error)}.`,
        advice: 'Turn sleep off in the settings of the machine.',
      })
    }
  }
  const onSeen = (): void => void ask()
  document.addEventListener('visibilitychange', onSeen)
  void ask()
  return () => {
    isStopped = true
    document.removeEventListener('visibilitychange', onSeen)
    void lock?.release()
  }
}
