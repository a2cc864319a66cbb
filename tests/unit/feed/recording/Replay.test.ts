import { describe, expect, it } from 'vitest'
import { codecs } from '#feed/codecs/index.ts'
import { FeedCore } from '#feed/FeedCore.ts'
import { readChunk } from '#feed/recording/Chunk.ts'
import { Recorder, type Cut } from '#feed/recording/Recorder.ts'
import { Replay } from '#feed/recording/Replay.ts'
import { RoomCore } from '#feed/RoomCore.ts'
import type { FromRoom } from '#feed/RoomPost.ts'
import { writeCard } from '#people/Card.ts'
import { Quality } from '#twin/Quality.ts'
import { makeSignal } from '../makeSignal.ts'

const level = makeSignal('tank.level', { staleAfter: 20 })
const speed = makeSignal('pump.speed', { staleAfter: 5 })
const encoder = new TextEncoder()

/** A recording in memory. */
function makeRecording(consent = { sessions: ['anna1'], refused: ['eve'] }) {
  const cuts: Cut[] = []
  const recorder = new Recorder((cut) => cuts.push(cut))
  recorder.setConsent(consent, 0)
  const note = (at: number, topic: string, text: string, isRetained = false) =>
    recorder.note(topic, encoder.encode(text), isRetained, at)
  const load = (at: number) => {
    const cut = cuts.findLast(({ from }) => from <= at)
    if (!cut || at >= cut.to) return Promise.resolve(null)
    return Promise.resolve({ to: cut.to, entries: readChunk(cut.bytes, cut.from) ?? [] })
  }
  return { recorder, note, load, cuts }
}

function replayFeed(load: ReturnType<typeof makeRecording>['load']) {
  return new Replay<FeedCore>({
    load,
    make: (clock, open) =>
      new FeedCore(
        { broker: 'recording:x', signals: [level, speed] },
        { codecs, open, clock, post: () => undefined },
      ),
  })
}

const valuesOf = ({ core }: Replay<FeedCore>) =>
  [0, 1].map((slot) => [core?.table.value[slot], core?.table.quality[slot]])

describe('a recording of a feed', () => {
  it('replays what was measured, also from any moment, and what was stale is stale', async () => {
    const { recorder, note, load } = makeRecording()
    for (let second = 0; second <= 60; second++) {
      note(second * 1000, 'tank.level', String(second))
      if (second <= 10) note(second * 1000 + 1, 'pump.speed', String(100 + second))
      recorder.tick(second * 1000 + 2)
    }
    recorder.cut(60_500)
    const replay = replayFeed(load)
    await replay.seek(0)
    replay.advanceTo(8500)
    expect(valuesOf(replay)).toEqual([
      [8, Quality.good],
      [108, Quality.good],
    ])
    await replay.seek(50_200)
    expect(valuesOf(replay)).toEqual([
      [50, Quality.good],
      [110, Quality.stale],
    ])
    await replay.seek(3000)
    expect(valuesOf(replay)).toEqual([
      [3, Quality.good],
      [102, Quality.good],
    ])
    replay.advanceTo(8500)
    expect(valuesOf(replay)).toEqual([
      [8, Quality.good],
      [108, Quality.good],
    ])
    await replay.seek(60_400)
    replay.advanceTo(60_500)
    replay.advanceTo(60_500)
    await replay.seek(3000)
    replay.advanceTo(8500)
    expect(valuesOf(replay)[0]).toEqual([8, Quality.good])
  })

  it('goes on from one piece to the next', async () => {
    const { recorder, note, load, cuts } = makeRecording()
    for (let second = 0; second <= 60; second++) note(second * 1000, 'tank.level', String(second))
    recorder.cut(60_500)
    expect(cuts.length).toBeGreaterThan(3)
    const replay = replayFeed(load)
    await replay.seek(0)
    for (let at = 0; at <= 60_400; at += 100) {
      replay.advanceTo(at)
      await Promise.resolve()
      await Promise.resolve()
    }
    expect(valuesOf(replay)[0]).toEqual([60, Quality.good])
  })
})

describe('a recording of a room', () => {
  const card = writeCard({
    name: 'Anna',
    colour: '',
    device: 'desktop',
    latency: 1,
    muted: true,
    speaking: false,
    away: false,
    ask: false,
  })

  function replayRoom(load: ReturnType<typeof makeRecording>['load']) {
    const said: FromRoom[] = []
    const replay = new Replay<RoomCore>({
      load,
      make: (clock, open) =>
        new RoomCore(
          {
            broker: 'recording:x',
            room: 'main',
            user: 'anna',
            session: 'other2',
            card: { ...JSON.parse(card), name: 'Viewer' },
          },
          {
            open,
            clock,
            random: () => 0.5,
            wall: () => 1e12 + clock.now(),
            post: (m) => said.push(m),
          },
        ),
    })
    const people = () => {
      const here = new Set<string>()
      for (const each of said) {
        if (each.kind !== 'people') continue
        for (const { person } of each.changed) here.add(person.name)
        if (each.gone.length > 0) here.clear()
      }
      return [...here]
    }
    return { replay, said, people }
  }

  it('shows those who agreed, and lets nobody write', async () => {
    const { recorder, note, load } = makeRecording()
    for (let at = 0; at <= 8000; at += 2000) {
      note(at, 'gemba/main/who/engineer/anna/anna1', card)
      note(at, 'gemba/main/who/engineer/bo/bo22', card.replace('Anna', 'Bo'))
    }
    note(3000, 'gemba/main/note/n1/eve', '{"v":1}')
    note(3000, 'gemba/main/note/n2/bo', '{"v":1}')
    recorder.cut(9000)
    const { replay, said, people } = replayRoom(load)
    await replay.seek(0)
    replay.advanceTo(8500)
    await expect.poll(people).toEqual(['Anna'])
    expect(said.findLast(({ kind }) => kind === 'standing')).toMatchObject({
      standing: { status: 'joined', role: 'viewer' },
    })
    const letters = () =>
      said
        .flatMap((each) => (each.kind === 'letters' ? each.letters : []))
        .map(({ family, key }) => `${family} ${key}`)
    await expect.poll(letters).toEqual(['note n2'])
  })
  it('begins with somebody when they agree, and lets them go when they take it back', async () => {
    const { recorder, note, load } = makeRecording()
    const say = (from: number, to: number) => {
      for (let at = from; at <= to; at += 2000)
        note(at, 'gemba/main/who/engineer/bo/bo22', card.replace('Anna', 'Bo'))
    }
    say(0, 4000)
    recorder.setConsent({ sessions: ['anna1', 'bo22'], refused: [] }, 5000)
    say(6000, 10_000)
    recorder.setConsent({ sessions: ['anna1'], refused: ['bo'] }, 11_000)
    say(12_000, 14_000)
    recorder.cut(14_500)
    const { replay, people } = replayRoom(load)
    await replay.seek(0)
    replay.advanceTo(5500)
    await expect.poll(() => replay.now).toBe(5500)
    expect(people()).toEqual([])
    replay.advanceTo(10_500)
    await expect.poll(people).toEqual(['Bo'])
    replay.advanceTo(11_500)
    await expect.poll(people).toEqual([])
  })
})
