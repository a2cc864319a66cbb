import { beforeEach, describe, expect, it } from 'vitest'
import { readAuditRecord, writeAuditRecord } from '#people/AuditRecord.ts'
import { attachCommandPort, setCommands, useCommands } from '#state/commands.ts'
import { useConnection } from '#state/connection.ts'
import { giveCommand, noteOrder } from '#state/giveCommand.ts'
import { setHeadset } from '#state/headset.ts'
import { usePlant } from '#state/plant.ts'
import { attachRoom } from '#state/room.ts'
import { useRun, type ShownRun } from '#state/run.ts'
import { useRoom } from '#state/useRoom.ts'
import { whyNoCommand } from '#state/whyNoCommand.ts'
import type { Command } from '#twin/Command.ts'
import type { Order } from '#twin/Order.ts'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import { makeOrder } from '../feed/commands/makeOrder.ts'
import { makeFile, read } from '../twin/smallFile.ts'

const { twin } = read(makeFile())
if (!twin) throw new Error('no twin')
const signals = new SignalTable(twin.signals.length)
const { topic, payload, answer } = makeOrder()
const command: Command = {
  id: 'filler.speed',
  name: 'Speed',
  asset: 1,
  topic,
  payload,
  answer,
  takes: { kind: 'number', range: [0, 50], step: 1 },
  unit: 'rpm',
  digits: 0,
  signal: 1,
  role: 'operator',
  timeout: 15,
  expiry: 5,
  interlocks: [{ signal: 0, is: ['running'] }],
}

let sent: Order[]
let kept: { key: string; state: string }[]

beforeEach(() => {
  sent = []
  kept = []
  usePlant.setState({ twin, signals })
  signals.write(0, 1, 0, 0, Quality.good)
  signals.write(1, 30, 0, 0, Quality.good)
  useConnection.setState({ status: 'connected' })
  const { me } = useRoom.getState()
  useRoom.setState({
    status: 'joined',
    me: { ...me, user: '~anna', name: 'Anna', role: 'operator' },
  })
  setCommands({ isDeskThere: true, orders: [], trail: [] })
  useRun.setState({ run: null, isShown: false })
  setHeadset({ session: null, visibility: 'visible' })
  attachCommandPort({ order: (order) => sent.push(order), watch: () => undefined })
  attachRoom({
    send: (_family, key, text) => {
      kept.push({ key, state: text === '' ? '' : JSON.parse(text).state })
      return Promise.resolve('sent')
    },
    tellWho: () => undefined,
  })
})

const why = () => whyNoCommand(command)

describe('whyNoCommand', () => {
  it('says nothing while a command can be given, and why it cannot, one reason at a time', () => {
    expect(why()).toBeNull()
    signals.write(0, 0, 0, 0, Quality.good)
    expect(why()).toMatch(/Only while .* is running; it is stopped/)
    signals.write(1, 30, 0, 0, Quality.stale)
    expect(why()).toMatch(/present value is stale/)
    setCommands({ isDeskThere: false })
    expect(why()).toMatch(/clock is not heard/)
    const { me } = useRoom.getState()
    useRoom.setState({ me: { ...me, role: 'inspector' } })
    expect(why()).toBe('It takes the role operator; you are inspector.')
    useRoom.setState({ status: 'refused', reason: 'Bo has removed you' })
    expect(why()).toBe('You are not in the room: Bo has removed you.')
    useConnection.setState({ status: 'lost' })
    expect(why()).toMatch(/connection is lost/)
    setHeadset({ session: {} as XRSession, visibility: 'hidden' })
    expect(why()).toMatch(/headset shows something else/)
  })

  it('says what a scenario shows while one is played, and sends nothing then', () => {
    const run = { scenario: { name: 'Night shift' } } as ShownRun
    useRun.setState({ run, isShown: true })
    expect(why()).toMatch(/“Night shift”, not the plant. It shows 30\s?rpm here/)
    expect(giveCommand(command, 40)).toMatch(/Night shift/)
    expect(sent).toEqual([])
    useRun.setState({ isShown: false })
    expect(why()).toBeNull()
  })
})

describe('giveCommand', () => {
  it('sends an order once, not while the last is under way, and tells all what became of it', () => {
    expect(giveCommand(command, 51)).toMatch(/^Choose from/)
    expect(giveCommand(command, 40)).toBeNull()
    expect(giveCommand(command, 41)).toBe('The last one is still under way.')
    expect(sent).toMatchObject([{ command: 'filler.speed', value: 40, expiry: 5, timeout: 15 }])
    const [{ id }] = sent
    expect(id).toMatch(/^[a-z0-9]{16}$/)
    noteOrder({ id, state: 'pending', reason: '', plantTime: 5000 })
    noteOrder({ id, state: 'accepted', reason: '', plantTime: 5100 })
    noteOrder({ id, state: 'done', reason: '', plantTime: 6000 })
    expect(useCommands.getState().orders).toMatchObject([
      {
        id,
        what: 'Rotary filler: Speed',
        target: '40\u202frpm',
        before: '30\u202frpm',
        at: 5000,
        state: 'done',
        stateAt: 6000,
      },
    ])
    expect(kept.map(({ state }) => state)).toEqual(['pending', 'done'])
    expect(giveCommand(command, 41)).toBeNull()
    expect(sent[1].id).not.toBe(id)
  })

  it('says without a way to the plant that nothing was sent, and tells nobody else', () => {
    attachCommandPort({ order: () => undefined, watch: () => undefined })()
    expect(giveCommand(command, 40)).toBeNull()
    expect(useCommands.getState().orders).toMatchObject([{ state: 'unsent' }])
    expect(kept).toEqual([])
  })

  it('lets the broker forget the oldest of one’s own records beyond a hundred', () => {
    const text = writeAuditRecord({
      id: 'x',
      user: '~anna',
      name: 'Anna',
      role: 'operator',
      command: 'filler.speed',
      what: 'Filler',
      target: '',
      before: '',
      at: 1,
      stateAt: 1,
      state: 'done',
      reason: '',
    })
    const trail = Array.from({ length: 102 }, (_, i) => readAuditRecord(`old${i}`, '~anna', text)!)
    setCommands({ trail })
    giveCommand(command, 40)
    noteOrder({ id: sent[0].id, state: 'refused', reason: 'No.', plantTime: 5 })
    expect(kept).toEqual([
      { key: sent[0].id, state: 'refused' },
      { key: 'old100', state: '' },
      { key: 'old101', state: '' },
    ])
  })
})

describe('readAuditRecord', () => {
  it('takes who it was from the topic, and makes what is odd harmless', () => {
    const said = {
      state: 'done',
      command: 'a.b',
      at: 1,
      name: 'E\u202eve',
      role: 'king',
      user: 'bob',
    }
    expect(readAuditRecord('k', 'eve', JSON.stringify(said))).toMatchObject({
      id: 'k',
      user: 'eve',
      name: 'Eve',
      role: null,
      what: 'a.b',
      stateAt: 1,
    })
    const none = ['', 'x', '[]', '7', '{"state":"done"}', '{"state":"unsent","command":"a","at":1}']
    for (const text of none) expect(readAuditRecord('k', 'eve', text)).toBeNull()
    expect(readAuditRecord('k', 'eve', JSON.stringify({ ...said, at: 1e300 }))).toBeNull()
  })
})
