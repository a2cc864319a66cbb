import { describe, expect, it } from 'vitest'
import { ledgerKey } from '#people/AlarmLedger.ts'
import { stampOf } from '#people/HybridClock.ts'
import { AlarmKeeping } from '#state/AlarmKeeping.ts'

const counts = { from: 0, last: 0, bins: [1], alarms: [], recent: [] }

/** A broker, and pages on it that keep; the first that is asked writes. */
function openRoom() {
  let now = Date.UTC(2026, 10, 30)
  const kept = new Map<string, string>()
  const pages: { user: string; keeping: AlarmKeeping }[] = []
  const join = (user: string, isKeeper = () => true, stamp = 0) => {
    const heard: string[][] = []
    const page = {
      user,
      heard,
      written: 0,
      keeping: new AlarmKeeping(
        {
          user: () => user,
          isKeeper,
          ask: () =>
            void page.keeping.write({
              rows: [],
              firsts: [`${user} ${++page.written}`],
              counts,
              events: [],
            }),
          send(key, text) {
            expect(key).toBe(ledgerKey)
            if (text === '') kept.delete(user)
            else kept.set(user, text)
            for (const each of pages) each.keeping.hear(user, text, false)
            return Promise.resolve('sent')
          },
          onLedger: ({ firsts }) => heard.push(firsts),
          now: () => now,
        },
        stamp,
      ),
    }
    pages.push(page)
    page.keeping.join()
    for (const [by, text] of kept) page.keeping.hear(by, text, true)
    return page
  }
  const leave = (page: { keeping: AlarmKeeping }) =>
    pages.splice(
      pages.findIndex(({ keeping }) => keeping === page.keeping),
      1,
    )
  const wait = async (seconds: number) => {
    for (let i = 0; i < seconds * 2; i++) {
      now += 500
      for (const { keeping } of pages) keeping.tick()
      await Promise.resolve()
    }
  }
  const touch = () => pages.forEach(({ keeping }) => keeping.touch())
  return { kept, join, leave, wait, touch }
}

describe('AlarmKeeping', () => {
  it('has what is known kept once, and takes it up where the last keeper left', async () => {
    const { kept, join, leave, wait, touch } = openRoom()
    const ada = join('ada')
    let isBobKeeper = false
    const bob = join('bob', () => isBobKeeper)
    touch()
    await wait(4)
    expect(kept.size).toBe(0)
    await wait(10)
    expect([ada.written, bob.written]).toEqual([1, 0])
    const eve = join('eve', () => false)
    expect(eve.heard).toEqual([['ada 1']])
    leave(ada)
    isBobKeeper = true
    touch()
    await wait(4)
    expect(join('kim', () => false).heard).toContainEqual(['bob 1'])
    // Whoever comes back takes their own away, which is old.
    join('ada', () => false)
    await wait(10)
    expect([...kept.keys()]).toEqual(['bob'])
  })

  it('tells who came between what happened and the ledger of it, and not who saw it', async () => {
    const { join, wait, touch } = openRoom()
    const ada = join('ada')
    const bob = join('bob', () => false)
    await wait(20)
    touch()
    await wait(1)
    // Within the pause after the one ledger something happens again, and then somebody comes.
    ada.keeping.touch()
    await wait(1)
    const late = join('late', () => false)
    expect(late.heard).toEqual([['ada 1']])
    await wait(4)
    expect(late.heard).toEqual([['ada 1'], ['ada 2']])
    await wait(30)
    touch()
    await wait(4)
    expect(late.heard).toHaveLength(2)
    expect(bob.heard).toEqual([])
  })

  it('does not read what somebody writes who is out of the room', async () => {
    const { join, wait, touch } = openRoom()
    const eve = join('eve')
    const ada = join('ada', () => false)
    ada.keeping.setRemovals(new Map([['eve', stampOf(Date.UTC(2026, 10, 30))]]))
    touch()
    await wait(10)
    expect([eve.written, ada.keeping.stamp, ada.heard]).toEqual([1, 0, []])
    ada.keeping.setRemovals(new Map())
    touch()
    await wait(4)
    expect(ada.heard).toEqual([['eve 2']])
  })

  it('writes no more often than every three seconds, and nothing where nothing has changed', async () => {
    const { join, wait, touch } = openRoom()
    const ada = join('ada')
    await wait(6)
    for (let i = 0; i < 30; i++) {
      touch()
      await wait(0.5)
    }
    expect(ada.written).toBeGreaterThanOrEqual(4)
    expect(ada.written).toBeLessThanOrEqual(6)
    const before = ada.written
    await wait(10)
    expect(ada.written).toBeLessThanOrEqual(before + 1)
  })

  it('does not take in again what the page knew before it was loaded anew, nor takes it away', async () => {
    const { kept, join, leave, wait, touch } = openRoom()
    const ada = join('ada')
    touch()
    await wait(10)
    leave(ada)
    const again = join('ada', () => true, ada.keeping.stamp)
    await wait(10)
    expect(again.heard).toEqual([])
    expect([...kept.keys()]).toEqual(['ada'])
  })
})
