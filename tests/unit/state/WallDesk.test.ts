import { describe, expect, it } from 'vitest'
import type { Person } from '#people/Person.ts'
import { WallDesk } from '#state/WallDesk.ts'
import { makePerson } from './makePerson.ts'

/** A wall of displays, each with a computer whose clock is off by so many milliseconds, and one room for them. */
class World {
  now = 1_700_000_000_000
  readonly desks: WallDesk[]
  readonly #offsets: readonly number[]

  constructor(offsets: readonly number[]) {
    this.#offsets = offsets
    this.desks = offsets.map((offset, column) => {
      const cell = { columns: offsets.length, rows: 1, column, row: 0, gap: 0 }
      return new WallDesk(cell, () => this.now + offset)
    })
  }

  /** All hear what all say. */
  talk(whoIsThere = this.desks.map((_, i) => i)): void {
    const said = this.desks.map((desk) => desk.say)
    for (const me of whoIsThere) {
      const others = whoIsThere
        .filter((other) => other !== me)
        .map((other): Person => {
          const ahead = this.#offsets[other] - this.#offsets[me]
          return makePerson({ id: `id${other}`, wall: said[other], ahead })
        })
      this.desks[me].hear(others, `id${me}`)
    }
  }

  get times(): number[] {
    return this.desks.map(({ time }) => time - this.now)
  }

  get goals(): string[] {
    return this.desks.map(({ episodes }) => {
      const { goal, at } = episodes.at(-1)!
      return `${goal} ${at === -Infinity ? '' : at - 1_700_000_000_000}`
    })
  }
}

describe('WallDesk', () => {
  it('has the clock of the display at the top left, of the next when that is gone, and its own where they agree anyway', () => {
    const world = new World([20_000, 0, 12])
    world.talk()
    expect(world.times).toEqual([20_000, 20_000, 20_000])
    world.talk([1, 2])
    expect(world.times).toEqual([20_000, 0, 12])
  })

  it('goes to an alarm when the first of the displays that see it says so, and back likewise', () => {
    const world = new World([0, 0, 0])
    world.desks[1].show('oven.hot')
    world.now += 90
    world.desks[0].show('oven.hot')
    world.talk()
    world.now += 200
    world.desks[2].show('oven.hot')
    expect(world.goals).toEqual(['oven.hot 1200', 'oven.hot 1200', 'oven.hot 1200'])

    world.now += 60_000
    for (const desk of world.desks) {
      world.now += 40
      desk.show('')
    }
    world.talk()
    expect(new Set(world.goals)).toEqual(new Set([' 61530']))
    const ends = world.desks.map(({ episodes }) => episodes.at(-2)!.end - 1_700_000_000_000)
    expect(ends).toEqual([61_530, 61_530, 61_530])
  })

  it('goes where the display at the top left goes when it sees another alarm for long', () => {
    const world = new World([0, 0])
    const show = (): void => {
      world.desks[0].show('oven.hot')
      world.desks[1].show('')
      world.talk()
    }
    show()
    show()
    world.now += 2900
    show()
    expect(world.goals).toEqual(['oven.hot 1200', ' '])
    world.now += 200
    show()
    expect(world.goals).toEqual(['oven.hot 1200', 'oven.hot 1200'])
    world.desks[0].show('')
    world.talk()
    world.desks[1].show('')
    expect(world.goals).toEqual([' 4300', ' 4300'])
  })

  it('that comes later learns since when its wall has gone to an alarm', () => {
    const world = new World([0, 0])
    world.desks[0].show('oven.hot')
    world.now += 3_600_000
    world.talk()
    world.desks[1].show('oven.hot')
    expect(world.goals).toEqual(['oven.hot 1200', 'oven.hot 1200'])
  })

  it('minds no display of another wall, and nobody who is none', () => {
    const world = new World([0, 0])
    const strange = makePerson({ id: 'a', wall: '3x1 0,0 5 oven.hot', ahead: 9000 })
    world.desks[1].hear([strange, makePerson({}), makePerson({ id: 'b', wall: 'x' })], 'me')
    world.desks[1].show('oven.hot')
    expect([world.times[1], world.goals[1], world.desks[1].others]).toEqual([0, 'oven.hot 1200', 0])
  })
})
