import { openModel, type OpenModel } from '#scenarios/whatif/openModel.ts'
import type { Clock } from './Clock.ts'
import type { FromWhatIf, ToWhatIf, WhatIfTask } from './WhatIfPost.ts'

export type WhatIfDoors = {
  clock: Pick<Clock, 'now'>
  post(message: FromWhatIf): void
}

/** Milliseconds of computing between two looks at what the page has to say. */
const slice = 50

/** The computing half of a what-if in its worker or thread: one run at a time, in slices, and dropped when it is not wanted any more. */
export class WhatIfCore {
  readonly #doors: WhatIfDoors
  readonly #breath = new Breath()
  #model: OpenModel | null = null
  #dropped = -1

  constructor(doors: WhatIfDoors) {
    this.#doors = doors
  }

  receive(message: ToWhatIf): void {
    if (message.kind === 'open') {
      this.#model = openModel(message.source)
      const { book, frame } = this.#model
      this.#doors.post({ kind: 'book', book, frame })
    } else if (message.kind === 'drop') this.#dropped = message.id
    else void this.#run(message.task)
  }

  async #run(task: WhatIfTask): Promise<void> {
    const doors = this.#doors
    const { id } = task
    try {
      const run = this.#model!.run(task)
      for (let since = doors.clock.now(); ;) {
        const { done, value } = run.next()
        if (done) {
          doors.post({ kind: 'outcome', id, outcome: value })
          return
        }
        if (doors.clock.now() - since < slice) continue
        doors.post({ kind: 'share', id, share: value })
        // One after the other: this is what gives the messages their turn.
        // oxlint-disable-next-line no-await-in-loop
        await this.#breath.take()
        if (this.#dropped === id) {
          doors.post({ kind: 'dropped', id })
          return
        }
        since = doors.clock.now()
      }
    } catch (error) {
      doors.post({
        kind: 'failed',
        id,
        text: error instanceof Error ? error.message : String(error),
      })
    }
  }
}

/** Gives waiting messages their turn, without the four milliseconds that a timer in a browser takes. */
class Breath {
  readonly #channel = new MessageChannel()
  #resolve: () => void = () => undefined

  constructor() {
    this.#channel.port1.addEventListener('message', () => this.#resolve())
    this.#channel.port1.start()
  }

  take(): Promise<void> {
    return new Promise((resolve) => {
      this.#resolve = resolve
      this.#channel.port2.postMessage(null)
    })
  }
}
