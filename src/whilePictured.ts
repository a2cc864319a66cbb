import { useStage } from '#state/stage.ts'

/**
 * Does what only a picture needs, with a signal that ends it when the plant is shown in 2D; then it is done again once there is a picture
 * to come. `onPlain` hears that it has to wait. Settles when it is done, or has to wait, or `signal` ends it all.
 */
export async function whilePictured(
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<void>,
  onPlain: () => void,
): Promise<void> {
  if (!useStage.getState().isPlain) {
    const stop = new AbortController()
    const end = useStage.subscribe(({ isPlain }) => {
      if (isPlain) stop.abort()
    })
    await work(AbortSignal.any([signal, stop.signal]))
    end()
    if (!stop.signal.aborted) return
  }
  if (signal.aborted) return
  onPlain()
  const end = useStage.subscribe(({ isPlain }) => {
    if (isPlain) return
    end()
    if (!signal.aborted) void whilePictured(signal, work, onPlain)
  })
  signal.addEventListener('abort', end)
}
