import { useColouring } from '#state/colouring.ts'
import { addProblem } from '#state/problems.ts'

/** Loads what colours the models when somebody first wants it. Returns its stop. */
export function attachColouring(): () => void {
  let isStopped = false
  let isAsked = false
  let close: (() => void) | null = null
  const start = async (): Promise<void> => {
    if (isAsked || useColouring.getState().by === null) return
    isAsked = true
    try {
      const { openColouring } = await import('./openColouring.ts')
      if (!isStopped) close = openColouring()
    } catch {
      // the page outlived its server
      isAsked = false
      addProblem({
        from: 'page',
        severity: 'warning',
        text: 'The code that colours the models could not be loaded.',
        advice: 'Reload the page and try again.',
      })
    }
  }
  void start()
  const stop = useColouring.subscribe(() => void start())
  return () => {
    isStopped = true
    stop()
    close?.()
  }
}
