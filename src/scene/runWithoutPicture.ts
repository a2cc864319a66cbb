import { pulse } from '#state/pulse.ts'
import { picture } from '#state/stage.ts'
import { FrameMeter } from './FrameMeter.ts'

/** Runs the loop of the page while nothing is drawn: what comes in, and the slow clock of the panels. Returns its stop. */
export function runWithoutPicture(onFrame: (seconds: number, now: number) => void): () => void {
  picture.models = Infinity
  const meter = new FrameMeter()
  let last = performance.now() / 1000
  let request = requestAnimationFrame(tick)
  return () => cancelAnimationFrame(request)

  function tick(): void {
    const now = performance.now() / 1000
    onFrame(Math.min(0.25, now - last), now)
    pulse(now)
    last = now
    meter.note(now * 1000, performance.now())
    request = requestAnimationFrame(tick)
  }
}
