import { describe, expect, it } from 'vitest'
import { noteStatuses, severities, type NoteFields } from '#people/Note.ts'
import type { NoteEdit } from '#people/NoteSync.ts'
import { makeNoteId } from '#people/noteKey.ts'
import { noteFigure } from '../../noteFigure.ts'
import { makeRandom, NotesWorld, type Visitor } from './notesWorld.ts'

const first = Number(process.env.SEED ?? 1)
const seeds = Number(process.env.SEEDS ?? (process.env.SEED ? 1 : 200))
const operations = 200
const hour = 3_600_000

/** Promise R20: clocks that are off, any order of delivery, messages twice, cuts, two devices of one user. */
describe('notes of several people', () => {
  it(`say the same to everybody in the end, with nothing pending: ${seeds} seeds from ${first}`, () => {
    let notes = 0
    for (let seed = first; seed < first + seeds; seed++) {
      const random = makeRandom(seed)
      const world = makeWorld(random)
      for (let i = 0; i < operations; i++) act(world, random)
      world.settle()
      const [known, ...others] = world.visitors.map(({ sync }) => JSON.stringify(sync.book.list))
      for (const other of others) expect(other, `SEED=${seed}`).toBe(known)
      const pending = world.visitors.flatMap(({ sync }) => [...sync.unsent])
      expect(pending, `SEED=${seed}`).toEqual([])
      notes += world.visitors[0].sync.book.list.length
    }
    expect(notes).toBeGreaterThan(seeds)
    noteFigure('R20', 'seeds', seeds)
    noteFigure('R20', 'notes', notes)
  })
})

function makeWorld(random: () => number): NotesWorld {
  const count = 2 + Math.floor(random() * 4)
  const users = Array.from({ length: count }, (_, i) => ({
    // Now and then the last one is the first one at another computer.
    user: i > 1 && i === count - 1 && random() < 0.4 ? 'person0' : `person${i}`,
    off: random() < 0.5 ? 0 : (random() - 0.5) * 2 * (random() < 0.3 ? 365 * 24 * hour : hour),
  }))
  return new NotesWorld(users, random)
}

function act(world: NotesWorld, random: () => number): void {
  world.now += Math.floor(random() * 3000)
  const visitor = pick(world.visitors, random)
  const chance = random()
  if (chance < 0.4) edit(world, visitor, random)
  else if (chance < 0.55) world.send(visitor)
  else if (chance < 0.9) for (let i = 0; i < 5; i++) world.deliver(visitor)
  else if (visitor.isOnline) world.cut(visitor)
  else world.heal(visitor)
}

function edit(world: NotesWorld, { sync, off }: Visitor, random: () => number): void {
  const known = sync.book.list
  const isNew = known.length === 0 || random() < 0.15
  const note = isNew ? null : pick(known, random)
  const id = note?.id ?? makeNoteId(random)
  const own = note?.replies.find(({ by }) => by.user === sync.user)
  const change: NoteEdit = isNew
    ? { plant: 'hall', fields: { title: 'new', target } }
    : random() < 0.25
      ? { reply: own && random() < 0.3 ? { id: own.id, text: null } : answer(random) }
      : { fields: someField(random) }
  if (random() < 0.1) change.picture = `data:image/webp;base64,${makeNoteId(random)}`
  expect(sync.edit(id, `name of ${sync.user}`, change, world.now + off)).toBeNull()
}

const target = { part: null, point: [1, 2, 3], normal: [0, 1, 0] } as const

function answer(random: () => number) {
  return { id: makeNoteId(random), text: `reply ${random()}` }
}

function someField(random: () => number): Partial<NoteFields> {
  const all: Partial<NoteFields>[] = [
    { title: `title ${random()}` },
    { text: `text ${random()}`, assignee: `somebody ${random()}` },
    { severity: pick(severities, random), status: pick(noteStatuses, random) },
    { target: { ...target, point: [random(), 0, 0] } },
    { deleted: random() < 0.5 },
  ]
  return pick(all, random)
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]
}
