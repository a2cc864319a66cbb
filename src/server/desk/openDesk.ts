import { randomBytes } from 'node:crypto'
import type { Act } from '#scenarios/Act.ts'
import type { SendMessage } from '#scenarios/PlantSimulation.ts'
import { CommandDesk } from './CommandDesk.ts'

/** A link to a broker that commands come over. */
export type DeskLink = {
  publish: SendMessage
  /** Hears all that is published below a filter from now on. */
  listen(
    filter: string,
    hear: (topic: string, payload: string, isRetained: boolean) => void,
  ): () => void
}

/** Milliseconds between two looks at what is under way; the time is told with every fourth. */
const lookInterval = 250

/** Has a plant take commands over a link. Returns its end. */
export function openDesk(
  plant: string,
  acts: Readonly<Record<string, Act>>,
  link: DeskLink,
  say?: (line: string) => void,
  /** The plant's clock, epoch milliseconds. */
  now: () => number = Date.now,
): () => void {
  const desk = new CommandDesk({
    root: `gemba/${plant}`,
    acts,
    run: randomBytes(6).toString('hex'),
    send: (...message) => link.publish(...message),
    say,
  })
  const stop = link.listen(desk.filter, (topic, payload, isRetained) =>
    desk.take(topic, payload, isRetained, now()),
  )
  let looks = 0
  const look = () => {
    const time = now()
    desk.step(time)
    if (looks++ % 4 === 0) desk.tell(time)
  }
  look()
  const timer = setInterval(look, lookInterval)
  return () => {
    clearInterval(timer)
    stop()
  }
}
