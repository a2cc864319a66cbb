import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { personColours } from '#people/personColours.ts'
import { InkDesk } from '#state/InkDesk.ts'
import type { SendResult } from '#state/room.ts'

const head = { name: 'Anna', colour: personColours.teal, plant: 'Hall', at: 1000 }

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A broker that keeps what it is sent, and pages on it. Everything comes back late. */
function openWorld() {
  const kept = new Map<string, string>()
  const desks: InkDesk[] = []
  const words: string[] = []
  let sent = 0
  let ids = 0
  let result: SendResult = 'sent'
  const come = (user: string): InkDesk => {
    const desk = new InkDesk({
      user: () => user,
      send: (key, text, owner) => {
        sent++
        if (result !== 'sent') return Promise.resolve(result)
        const address = `${key}/${owner}`
        if (text === '') kept.delete(address)
        else kept.set(address, text)
        setTimeout(() => desks.forEach((each) => each.hear(key, owner, text)), 400)
        return Promise.resolve('sent' as const)
      },
      now: () => 5000,
      makeId: () => `line${String(++ids).padStart(8, '0')}`,
      onChange: () => undefined,
      onWords: (said) => words.push(said),
    })
    for (const [address, text] of kept) {
      const [key, owner] = address.split('/')
      desk.hear(key, owner, text)
    }
    desks.push(desk)
    desk.setLink(true)
    return desk
  }
  return { come, kept, words, sent: () => sent, answer: (next: SendResult) => (result = next) }
}

/** Draws for some seconds, lifting the pen once when `isLifted`. */
async function draw(desk: InkDesk, seconds: number, isLifted = false): Promise<void> {
  const line = desk.begin(head)!
  line.begin(0.01, null)
  for (let i = 0; i < seconds * 60; i++) {
    if (isLifted && i === seconds * 30) line.begin(0.01, 'hall/Wall')
    line.add(i * 0.05, Math.sin(i / 5), 0)
    await vi.advanceTimersByTimeAsync(1000 / 60)
  }
  line.end()
  await vi.advanceTimersByTimeAsync(2000)
}

const counts = (desk: InkDesk) => desk.book.list.map(({ points }) => points.length / 3)

describe('ink', () => {
  it('is seen by the others while it is drawn, in few messages, and by who comes late', async () => {
    const world = openWorld()
    const anna = world.come('anna')
    const bob = world.come('bob')
    const line = anna.begin(head)!
    line.begin(0.01, null)
    for (let i = 0; i < 60; i++) {
      line.add(i * 0.05, Math.sin(i), 0)
      await vi.advanceTimersByTimeAsync(1000 / 60)
    }
    expect(counts(bob)[0]).toBeGreaterThan(10)
    line.end()
    await vi.advanceTimersByTimeAsync(2000)
    expect(world.sent()).toBeLessThan(6)
    const late = world.come('cleo')
    expect(counts(late)).toEqual(counts(anna))
    expect(counts(bob)).toEqual(counts(anna))
  })

  it('does not go back while an echo of an earlier state comes', async () => {
    const world = openWorld()
    const anna = world.come('anna')
    const line = anna.begin(head)!
    line.begin(0.01, null)
    let most = 0
    for (let i = 0; i < 120; i++) {
      line.add(i * 0.05, Math.sin(i), 0)
      await vi.advanceTimersByTimeAsync(1000 / 60)
      const [count = 0] = counts(anna)
      expect(count).toBeGreaterThanOrEqual(most)
      most = count
    }
    anna.undo()
    await vi.advanceTimersByTimeAsync(3000)
    expect(counts(anna)).toEqual([])
    expect(world.kept.size).toBe(0)
  })

  it('is taken back line by line, the last one first, with all its pieces', async () => {
    const world = openWorld()
    const anna = world.come('anna')
    const bob = world.come('bob')
    await draw(anna, 0.5)
    await draw(anna, 1, true)
    await draw(bob, 0.5)
    expect(counts(bob)).toHaveLength(4)
    expect(anna.undo()).toBe(true)
    await vi.advanceTimersByTimeAsync(1000)
    expect(counts(bob)).toHaveLength(2)
    // Another page of hers knows her lines too, and nobody else's.
    const again = world.come('anna')
    expect(again.undo()).toBe(true)
    expect(again.undo()).toBe(false)
    await vi.advanceTimersByTimeAsync(1000)
    expect(bob.book.list.map(({ user }) => user)).toEqual(['bob'])
    bob.clear(bob.book.list)
    await vi.advanceTimersByTimeAsync(1000)
    expect(world.kept.size).toBe(0)
  })

  it('waits for the connection, and goes away again when the broker does not take it', async () => {
    const world = openWorld()
    const anna = world.come('anna')
    anna.setLink(false)
    await draw(anna, 0.5)
    expect(world.words.at(-1)).toMatch(/no connection/)
    expect(counts(anna)).toHaveLength(1)
    expect(world.kept.size).toBe(0)
    anna.setLink(true)
    await vi.advanceTimersByTimeAsync(1000)
    expect(world.kept.size).toBe(1)
    world.answer('refused')
    await draw(anna, 0.5)
    expect(world.words.at(-1)).toMatch(/does not let you draw/)
    expect(counts(anna)).toHaveLength(1)
  })

  it('counts what makes no sense, and shows the rest', async () => {
    const world = openWorld()
    const anna = world.come('anna')
    for (let i = 0; i < 50; i++) {
      anna.hear(`hostile${String(i).padStart(5, '0')}.0`, 'eve', '{"v":1,"points":[1e38,0,0]}')
    }
    expect(anna.refused).toBe(50)
    await draw(anna, 0.2)
    expect(counts(anna)).toHaveLength(1)
  })
})
