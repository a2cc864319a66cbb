import { describe, expect, it } from 'vitest'
import { openRoom, type RoomWorker } from '#feed/openRoom.ts'
import { RoomCore } from '#feed/RoomCore.ts'
import type { FromRoom, ToRoom } from '#feed/RoomPost.ts'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import { PoseTable } from '#people/PoseTable.ts'
import { ManualClock } from '../ManualClock.ts'
import { openVisitor, someone } from './openVisitor.ts'

/** A worker in this thread: messages arrive at once, copied as a real one would get them. */
function startHere(bus: LoopbackBus, clock: ManualClock) {
  let listener: ((event: MessageEvent<FromRoom>) => void) | undefined
  let core: RoomCore | undefined
  let isDead = false
  const worker: RoomWorker = {
    postMessage(message: ToRoom, transfer) {
      const data = structuredClone(message, { transfer })
      if (isDead) return
      if (data.kind !== 'open') core?.receive(data)
      else {
        core = new RoomCore(data.wish, {
          open: (...all) => bus.open(...all),
          clock,
          wall: () => 0,
          random: () => 0,
          post(told, moved = []) {
            if (!isDead)
              listener?.({ data: structuredClone(told, { transfer: moved }) } as MessageEvent)
          },
        })
      }
    },
    addEventListener(type: string, given: unknown) {
      if (type === 'message') listener = given as typeof listener
    },
    terminate: () => (isDead = true),
  }
  return { worker, die: () => (isDead = true) }
}

function openPage() {
  const bus = new LoopbackBus()
  const clock = new ManualClock()
  const poses = new PoseTable()
  const workers: ReturnType<typeof startHere>[] = []
  const names: string[] = []
  const told = { status: '', gone: [] as string[], letters: [] as string[] }
  const wish = { broker: 'loopback:', room: 'main', user: '~me', session: 'me', card: someone }
  const room = openRoom({
    wish,
    poses,
    onStanding: ({ status }) => (told.status = status),
    onPeople(changed, gone) {
      names.push(...changed.map(({ name }) => name))
      told.gone.push(...gone)
    },
    onLetters: (letters) => told.letters.push(...letters.map(({ text }) => text)),
    onProblem: () => undefined,
    startWorker() {
      const started = startHere(bus, clock)
      workers.push(started)
      return started.worker
    },
  })
  const bo = openVisitor({ session: 'bo', card: { ...someone, name: 'Bo' } }, bus, clock)
  clock.advance(1000)
  return { room, poses, workers, names, told, bo, clock }
}

describe('a room on the page', () => {
  it('gives those who come a row for their poses, and takes it back when they go', () => {
    const { poses, names, told, bo, clock } = openPage()
    expect(told.status).toBe('joined')
    expect(names).toEqual(['Bo'])
    bo.stand(7)
    clock.advance(100)
    poses.sample(performance.now() / 1000)
    expect(poses.at[poses.rowOf('bo')]).toBe(7)
    bo.core.close()
    clock.advance(500)
    expect(told.gone).toEqual(['bo'])
    expect(poses.rowOf('bo')).toBe(-1)
  })

  it('says how each message fared, and hands on those of the others', async () => {
    const { room, told, bo, clock } = openPage()
    expect(await room.send('say', '-', 'hello')).toBe('sent')
    bo.send('say', '-', 'good day')
    clock.advance(100)
    expect(told.letters).toEqual(['hello', 'good day'])
  })

  it('starts a worker anew that has died, with what was told to the first', () => {
    const { room, workers, names, told, bo, clock } = openPage()
    room.setCard({ ...someone, name: 'Me, still' })
    workers[0].die()
    const now = performance.now()
    room.check(now)
    room.check(now + 4000)
    expect(workers.length).toBe(1)
    // Frames go on coming.
    for (let later = 5000; workers.length < 2; later += 1000) room.check(now + later)
    expect(told.gone).toEqual(['bo'])
    clock.advance(2500)
    expect(told.status).toBe('joined')
    expect(names).toEqual(['Bo', 'Bo'])
    expect(bo.names()).toEqual(['Me, still'])
  })

  it('leaves at once, and sends nothing any more', async () => {
    const { room, poses, bo, clock } = openPage()
    room.close()
    clock.advance(300)
    expect(bo.names()).toEqual([])
    expect(poses.count).toBe(0)
    expect(await room.send('say', '-', 'hello')).toBe('offline')
  })
})
