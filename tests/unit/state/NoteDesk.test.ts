import { afterEach, describe, expect, it, vi } from 'vitest'
import { NoteDesk } from '#state/NoteDesk.ts'
import type { KeptStore, KeptText } from '#state/openKeptStore.ts'
import type { SendResult } from '#state/room.ts'

const target = { part: null, point: [1, 2, 3], normal: [0, 1, 0] } as const
const opened: NoteDesk[] = []
afterEach(() => {
  for (const desk of opened.splice(0)) desk.close()
})

const at = ({ room, key, user }: Pick<KeptText, 'room' | 'key' | 'user'>) =>
  `${room}/${key}/${user}`

/** What a browser keeps, in memory. */
function makeStore(): KeptStore & { all: Map<string, KeptText> } {
  const all = new Map<string, KeptText>()
  return {
    all,
    load: async (room) => [...all.values()].filter((note) => note.room === room),
    keep: async (notes) => notes.forEach((note) => all.set(at(note), note)),
    drop: async (notes) => notes.forEach((note) => all.delete(at(note))),
    close: () => undefined,
  }
}

/** A broker that keeps the last of each topic and shows it to all who are joined. */
function makeBroker() {
  const kept = new Map<string, { key: string; user: string; text: string }>()
  const joined = new Set<NoteDesk>()
  let answer: SendResult = 'sent'
  const join = (desk: NoteDesk, user: string) => {
    joined.add(desk)
    for (const { key, user: by, text } of kept.values()) desk.hear(key, by, text)
    desk.setLink(true, user)
  }
  const leave = (desk: NoteDesk, user: string) => {
    joined.delete(desk)
    desk.setLink(false, user)
  }
  const send = async (desk: () => NoteDesk, user: string, key: string, text: string) => {
    if (!joined.has(desk())) return 'offline' as const
    if (answer !== 'sent') return answer
    if (text === '') kept.delete(`${key}/${user}`)
    else kept.set(`${key}/${user}`, { key, user, text })
    for (const each of joined) each.hear(key, user, text)
    return 'sent' as const
  }
  return { kept, join, leave, send, refuse: (is: boolean) => (answer = is ? 'refused' : 'sent') }
}

async function open(
  broker: ReturnType<typeof makeBroker>,
  user: string,
  store: KeptStore | null = null,
  wrong: string[] = [],
): Promise<NoteDesk> {
  const desk: NoteDesk = new NoteDesk({
    room: 'main',
    user,
    name: () => user.toUpperCase(),
    plant: () => 'hall',
    send: (key, text) => broker.send(() => desk, desk.sync.user, key, text),
    store,
    now: () => Date.now(),
    onChange: () => undefined,
    onWrong: (words) => wrong.push(words),
  })
  opened.push(desk)
  await desk.load()
  return desk
}

const nothingLeft = (desk: NoteDesk) => vi.waitFor(() => expect(desk.unsent.size).toBe(0))

describe('notes on a page', () => {
  it('reach the others, and wait in words until the broker has them', async () => {
    const broker = makeBroker()
    const [rosa, emil] = [await open(broker, 'rosa'), await open(broker, 'emil')]
    broker.join(emil, 'emil')
    const id = rosa.create({ title: 'Drips', target }, 'data:image/webp;base64,AAAA')
    expect(rosa.unsent.get(id)).toBe('waiting')
    broker.join(rosa, 'rosa')
    await nothingLeft(rosa)
    expect(emil.list).toMatchObject([
      { title: 'Drips', plant: 'hall', createdBy: { name: 'ROSA' } },
    ])
    expect(emil.list[0].picture).toContain('AAAA')
  })

  it('written without a connection are there and sent after the page was closed', async () => {
    const broker = makeBroker()
    const store = makeStore()
    const before = await open(broker, 'rosa', store)
    const id = before.create({ title: 'Drips', target }, null)
    before.edit(id, { fields: { title: 'Drips a lot' } })
    before.close()

    const after = await open(broker, '', store)
    expect(after.list).toMatchObject([{ title: 'Drips a lot' }])
    expect(after.unsent.get(id)).toBe('waiting')
    broker.join(after, 'rosa')
    await nothingLeft(after)
    expect([...broker.kept.keys()]).toEqual([`${id}/rosa`])
  })

  it('are there at once on the next visit, those of others too', async () => {
    const broker = makeBroker()
    const store = makeStore()
    const [rosa, emil] = [await open(broker, 'rosa', store), await open(broker, 'emil')]
    broker.join(rosa, 'rosa')
    broker.join(emil, 'emil')
    emil.create({ title: 'From Emil', target }, null)
    await vi.waitFor(() => expect(store.all.size).toBe(1))
    rosa.close()
    expect((await open(broker, 'rosa', store)).list).toMatchObject([{ title: 'From Emil' }])
  })

  it('changed by two while one was cut off say the same to both afterwards', async () => {
    const broker = makeBroker()
    const [rosa, emil] = [await open(broker, 'rosa'), await open(broker, 'emil')]
    broker.join(rosa, 'rosa')
    broker.join(emil, 'emil')
    const id = rosa.create({ title: 'Drips', target }, null)
    await nothingLeft(rosa)
    broker.leave(emil, 'emil')
    emil.edit(id, { fields: { status: 'doing' } })
    emil.reply(id, 'I see to it')
    rosa.edit(id, { fields: { severity: 'major' } })
    await nothingLeft(rosa)
    broker.join(emil, 'emil')
    await nothingLeft(emil)
    expect(rosa.list).toEqual(emil.list)
    expect(rosa.list).toMatchObject([
      { status: 'doing', severity: 'major', replies: [{ text: 'I see to it' }] },
    ])
  })

  it('that the broker does not take say so, and are sent when it does', async () => {
    const broker = makeBroker()
    const rosa = await open(broker, 'rosa')
    broker.refuse(true)
    broker.join(rosa, 'rosa')
    const id = rosa.create({ title: 'Drips', target }, null)
    await vi.waitFor(() => expect(rosa.unsent.get(id)).toBe('refused'))
    broker.refuse(false)
    broker.leave(rosa, 'rosa')
    broker.join(rosa, 'rosa')
    await nothingLeft(rosa)
  })

  it('of somebody else at this computer are not sent under another name', async () => {
    const broker = makeBroker()
    const store = makeStore()
    const rosa = await open(broker, 'rosa', store)
    rosa.create({ title: 'Mine', target }, null)
    rosa.close()
    const emil = await open(broker, 'emil', store)
    broker.join(emil, 'emil')
    expect(emil.list).toEqual([])
    broker.leave(emil, 'emil')
    emil.close()
    const again = await open(broker, '', store)
    broker.join(again, 'rosa')
    await nothingLeft(again)
    expect(broker.kept.size).toBe(1)
  })

  it('of nobody in particular become those of whoever joins', async () => {
    const broker = makeBroker()
    const store = makeStore()
    const early = await open(broker, '', store)
    early.create({ title: 'Early', target }, null)
    early.close()
    const rosa = await open(broker, 'rosa', store)
    broker.join(rosa, 'rosa')
    await nothingLeft(rosa)
    expect(rosa.list).toMatchObject([{ title: 'Early', createdBy: { user: 'rosa' } }])
    expect([...broker.kept.values()].map(({ user }) => user)).toEqual(['rosa'])
  })

  it('go into a file and come back into an empty room with their times', async () => {
    const [first, second] = [makeBroker(), makeBroker()]
    const [rosa, emil] = [await open(first, 'rosa'), await open(second, 'emil')]
    const id = rosa.create({ title: 'Drips', target, severity: 'major' }, null)
    rosa.reply(id, 'Since Monday')
    expect(emil.read(rosa.write())).toBe('1 notes read, 1 of them new or newer.')
    expect(emil.list).toMatchObject([
      {
        id,
        title: 'Drips',
        severity: 'major',
        plant: 'hall',
        replies: [{ text: 'ROSA: Since Monday' }],
      },
    ])
    expect(emil.list[0].createdAt).toBe(rosa.list[0].createdAt)
    expect(emil.read(rosa.write())).toContain('0 of them')
  })

  it.each([
    ['no JSON', 'no'],
    ['another list', '{"format":"other","notes":[]}'],
    ['a later version', '{"format":"gemba notes","version":9,"notes":[]}'],
  ])('are not read from a file that is %s, which says so', async (_, text) => {
    const rosa = await open(makeBroker(), 'rosa')
    expect(rosa.read(text)).toMatch(/^The file is /)
    expect(rosa.list).toEqual([])
  })

  it('leave out of a file what makes no sense', async () => {
    const rosa = await open(makeBroker(), 'rosa')
    const notes = [{ id: '../../x' }, { id: 'abcdefgh', createdAt: 'never' }, 7]
    const said = rosa.read(JSON.stringify({ format: 'gemba notes', version: 1, notes }))
    expect(said).toBe(
      '0 notes read, 0 of them new or newer. 3 could not be read and were left out.',
    )
  })

  it('tell of records that were refused', async () => {
    const wrong: string[] = []
    const rosa = await open(makeBroker(), 'rosa', null, wrong)
    rosa.hear('abcdefgh', 'eve', '{"v":1,"title":[7,7]}')
    expect(wrong).toEqual(['its title is none'])
  })
})
