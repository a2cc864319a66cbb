import { afterEach, describe, expect, it, vi } from 'vitest'
import { InspectionDesk } from '#state/InspectionDesk.ts'
import type { KeptStore, KeptText } from '#state/openKeptStore.ts'

const born = { template: 'walk', title: 'Walk', version: 1, plant: 'Hall', steps: 1 }
const given = {
  title: 'Pump 3',
  asked: 'No leak.',
  verdict: 'ok' as const,
  value: null,
  unit: '',
  comment: '',
  checks: [],
}
const opened: InspectionDesk[] = []
afterEach(() => {
  for (const desk of opened.splice(0)) desk.close()
})

function open(store: KeptStore | null, user = 'anna') {
  const said: string[] = []
  const desk = new InspectionDesk({
    room: 'main',
    user,
    name: () => 'Anna',
    send: () => Promise.resolve('offline'),
    store,
    now: () => Date.now(),
    onChange: () => undefined,
    onWrong: (wrong) => said.push(wrong),
    onUnkept: (reason) => said.push(reason),
  })
  opened.push(desk)
  return { desk, said }
}

const at = ({ key, user }: Pick<KeptText, 'key' | 'user'>) => `${key}/${user}`

/** What a browser keeps, until its disk is full. */
function makeStore() {
  const all = new Map<string, KeptText>()
  const disk = { isFull: false }
  const store: KeptStore = {
    load: () => Promise.resolve([...all.values()]),
    keep: (texts) => {
      if (disk.isFull) return Promise.reject(new Error('QuotaExceededError'))
      texts.forEach((text) => all.set(at(text), text))
      return Promise.resolve()
    },
    drop: (texts) => Promise.resolve(texts.forEach((text) => all.delete(at(text)))),
    close: () => undefined,
  }
  return { store, disk }
}

function begin(desk: InspectionDesk): string {
  const begun = desk.begin(born)
  if ('wrong' in begun) throw new Error(begun.wrong)
  return begun.id
}

describe('an inspection without a broker', () => {
  it('is there after the page was closed, and still to be sent', async () => {
    const { store } = makeStore()
    const first = open(store).desk
    const id = begin(first)
    first.answer(id, 'pump-3', given, {
      picture: `data:image/jpeg;base64,${'A'.repeat(4000)}`,
    })
    first.close()
    const { desk } = open(store)
    await desk.load()
    expect(desk.list[0].steps.get('pump-3')?.answers[0]).toMatchObject({
      title: 'Pump 3',
      by: { user: 'anna', name: 'Anna' },
      photo: expect.stringContaining('data:image/jpeg'),
    })
    // The inspection, its step, and two pieces of the picture.
    expect(desk.unsent.get(id)).toEqual({ waiting: 4, isRefused: false })
  })

  it('says so when the disk is full, and loses nothing that a file cannot bring to another computer', async () => {
    const { store, disk } = makeStore()
    const { desk, said } = open(store)
    const id = begin(desk)
    disk.isFull = true
    desk.answer(id, 'pump-3', given)
    await vi.waitFor(() => expect(said).toEqual(['QuotaExceededError']))
    expect(desk.list[0].steps.size).toBe(1)
    const other = open(makeStore().store, 'bo').desk
    expect(other.take(desk.recordsOf(id))).toBe(0)
    expect(other.list).toEqual(desk.list)
    disk.isFull = false
    desk.answer(id, 'pump-3', { ...given, verdict: 'na' })
    await vi.waitFor(() => expect(said).toEqual(['QuotaExceededError', '']))
    desk.close()
    const late = open(store).desk
    await late.load()
    expect(late.list[0].steps.get('pump-3')?.answers).toMatchObject([{ verdict: 'na' }])
  })

  it('counts the answers of one person to a step, and leaves broken records of a file out', () => {
    const { desk, said } = open(null)
    const id = begin(desk)
    for (let i = 0; i < 3; i++) desk.answer(id, 'pump-3', given)
    expect(desk.list[0].steps.get('pump-3')?.answers).toMatchObject([{ version: 3 }])
    expect(
      desk.take([
        ['nonsense', 'eve', '{}'],
        [`${id}.pump-3`, 'eve', '{"v":1,"answer":7}'],
      ]),
    ).toBe(2)
    expect(desk.answer(id, 'pump-3', { ...given, comment: '€'.repeat(601) })).toMatch(
      /cannot be kept/,
    )
    expect(said).toEqual([])
  })
})
