import type { Person } from '#people/Person.ts'
import { mayWrite, type Role } from '#people/roles.ts'
import { RunDesk } from '#state/RunDesk.ts'
import { makePerson } from './makePerson.ts'

type Letter = { at: number; to: RunPage; deliver: () => void }

/** A page in the room, whose computer's clock is `wrong` milliseconds off. */
export type RunPage = {
  name: string
  role: Role
  desk: RunDesk
  isUp: boolean
  refusals: string[]
}

/** A broker and some pages in one room, by a clock that is turned by hand. What is sent takes 5 to 45 ms, up and down. */
export class RunWorld {
  now = 1000
  readonly pages: RunPage[] = []
  readonly retained = new Map<string, string>()
  #letters: Letter[] = []
  #ids = 0
  #random = 1

  join(name: string, wrong: number, role: Role = 'engineer'): RunPage {
    const others = (): Person[] =>
      this.pages
        .filter((page) => page.isUp && page.name !== name)
        .map((page) =>
          makePerson({ id: page.name, user: page.name, name: page.name, role: page.role }),
        )
    const page: RunPage = {
      name,
      role,
      isUp: false,
      refusals: [],
      desk: new RunDesk({
        me: () => ({
          user: name,
          session: name,
          name,
          mayShare: mayWrite(page.role, 'run'),
          mayBeat: mayWrite(page.role, 'beat'),
        }),
        people: others,
        latency: () => 30,
        now: () => this.now,
        wall: Date.UTC(2026, 10, 30) + wrong,
        makeId: () => `run${++this.#ids}`,
        onChange: () => undefined,
        onWrong: (words) => page.refusals.push(words),
        send: (family, text) => {
          if (!page.isUp) return Promise.resolve('offline')
          if (family === 'run') this.publish(name, text)
          else this.#toAll((to) => to.desk.hearBeat({ session: name, text }))
          return Promise.resolve('sent')
        },
      }),
    }
    this.pages.push(page)
    this.connect(page)
    return page
  }

  /** Anything that is kept under a user's name, right or not. */
  publish(user: string, text: string): void {
    if (text === '') this.retained.delete(user)
    else this.retained.set(user, text)
    this.#toAll((to) => to.desk.hear({ user, text, isRetained: false }))
  }

  connect(page: RunPage): void {
    page.isUp = true
    page.desk.setLink(true)
    for (const [user, text] of this.retained) {
      this.#post(page, () => page.desk.hear({ user, text, isRetained: true }))
    }
  }

  cut(page: RunPage): void {
    page.isUp = false
    page.desk.setLink(false)
    this.#letters = this.#letters.filter(({ to }) => to !== page)
  }

  /** Lets so many seconds go by. */
  pass(seconds: number): void {
    const end = this.now + seconds * 1000
    for (; this.now < end; this.now += 5) {
      const due = this.#letters.filter(({ at }) => at <= this.now)
      this.#letters = this.#letters.filter(({ at }) => at > this.now)
      for (const { deliver } of due) deliver()
      if (this.now % 250 === 0) for (const { desk } of this.pages) desk.tick()
    }
  }

  /** Seconds of the clock by which the simulated instants of pages that show a run lie apart at most. */
  spread(): number {
    const shown = this.pages.map(({ desk }) => desk)
    const at = shown.map((desk) => desk.position(desk.run!) / desk.run!.run.speed)
    return Math.max(...at) - Math.min(...at)
  }

  #toAll(deliver: (to: RunPage) => void): void {
    for (const page of this.pages) if (page.isUp) this.#post(page, () => deliver(page))
  }

  #post(to: RunPage, deliver: () => void): void {
    this.#random = (this.#random * 48_271) % 2_147_483_647
    const wait = 10 + (this.#random % 80)
    this.#letters.push({ at: this.now + wait, to, deliver })
  }
}
