import { describe, expect, it } from 'vitest'
import { writeRebirth } from '#feed/sparkplug/writeRebirth.ts'
import { bdSeq, born, metric, openSparkplugWorld, speed } from './sparkplugWorld.ts'

describe('Sparkplug', () => {
  it('brings values by alias after a birth has told their names', () => {
    const { send, values, qualities, core, asked } = born()
    expect(values()).toEqual([24, 5, -2])
    send(
      'DDATA',
      [
        { alias: 1, double: 6 },
        { alias: 2, int: 4294967293 },
      ],
      2,
      'D1',
    )
    send('NDATA', [{ alias: 7, float: 25 }], 3)
    expect(values()).toEqual([25, 6, -3])
    expect(qualities()).toEqual(['good', 'good', 'good'])
    expect(core.counts.malformed).toBe(0)
    expect(asked).toEqual([])
  })

  it('never calls a value stale for its age: only changes are sent', () => {
    const { clock, qualities } = born()
    clock.advance(3_600_000)
    expect(qualities()).toEqual(['good', 'good', 'good'])
  })

  it('makes a device stale at its death, and all of the node at the node’s, with the reason', () => {
    const { send, qualities, reasons } = born()
    send('DDEATH', [], 2, 'D1')
    expect(qualities()).toEqual(['good', 'stale', 'stale'])
    expect(reasons.at(-1)).toMatchObject({ slots: [1, 2], reason: 'its device has gone (DDEATH)' })
    send('DBIRTH', [speed(7), { name: 'State', type: 2, int: 1 }], 3, 'D1')
    expect(qualities()).toEqual(['good', 'good', 'good'])
    send('NDEATH', [bdSeq(3)])
    expect(qualities()).toEqual(['stale', 'stale', 'stale'])
  })

  it('passes over the late death of an earlier session', () => {
    const { send, qualities, told } = born()
    send('NDEATH', [bdSeq(2)])
    expect(qualities()).toEqual(['good', 'good', 'good'])
    expect(told()).toEqual([
      '3 signals (node.Volts, D1.Speed, D1.State): a death (NDEATH) of an earlier session of their edge node G1/E1 was passed over',
    ])
  })

  it('asks for a rebirth once when messages were lost, and counts that', () => {
    const { send, values, asked, told, clock } = born()
    send('DDATA', [{ alias: 1, double: 6 }], 4, 'D1')
    send('DDATA', [{ alias: 1, double: 7 }], 9, 'D1')
    expect(values()[1]).toBe(7)
    expect(asked.length).toBe(1)
    expect(told()).toEqual([
      '3 signals (node.Volts, D1.Speed, D1.State): messages of their edge node G1/E1 were lost or came in another order (“seq”)',
    ])
    clock.advance(31_000)
    send('DDATA', [{ alias: 1, double: 6 }], 11, 'D1')
    expect(asked.length).toBe(2)
  })

  it('counts messages around from 255 to 0', () => {
    const { send, asked } = born()
    for (let seq = 2; seq < 600; seq++) send('DDATA', [{ alias: 1, double: seq }], seq & 255, 'D1')
    expect(asked).toEqual([])
  })

  it('asks once for the birth of a node that it met in the middle of its life', () => {
    const { send, qualities, values, asked, clock } = openSparkplugWorld([metric('Speed', 'D1')])
    for (let seq = 5; seq < 20; seq++) send('DDATA', [{ alias: 1, double: seq }], seq, 'D1')
    expect([qualities(), asked.length]).toEqual([['never'], 1])
    clock.advance(20_000)
    expect(asked.length).toBe(1)
    send('NBIRTH', [bdSeq(0)], 0)
    send('DBIRTH', [speed(5)], 1, 'D1')
    expect(values()).toEqual([5])
  })

  it('asks for nothing while the page may send nothing, and then at once', () => {
    const world = openSparkplugWorld([metric('Volts')])
    world.core.receive({ kind: 'maySend', may: false })
    world.send('NDATA', [{ name: 'Volts', type: 9, float: 24 }], 4)
    world.clock.advance(60_000)
    expect(world.asked).toEqual([])
    world.core.receive({ kind: 'maySend', may: true })
    world.clock.advance(1500)
    expect(world.asked).toHaveLength(1)
  })

  it('asks a node that is silent, and again only after longer and longer pauses', () => {
    const { asked, clock } = openSparkplugWorld([metric('Speed', 'D1')])
    clock.advance(1500)
    expect(asked).toEqual([])
    clock.advance(300_000)
    expect(asked.map((at) => Math.round((at - asked[0]) / 1000))).toEqual([0, 30, 90, 210])
  })

  it('does not ask when another visitor has, or when the twin file forbids it', () => {
    const { bus, asked, clock } = openSparkplugWorld([metric('Speed', 'D1')])
    bus.publish('spBv1.0/G1/NCMD/E1', writeRebirth(1e12))
    clock.advance(10_000)
    expect(asked.length).toBe(1)
    const silent = openSparkplugWorld([metric('Speed', 'D1')], false)
    silent.clock.advance(100_000)
    expect(silent.asked).toEqual([])
  })

  it('stops asking when the broker ends the connection for it', () => {
    const { bus, asked, clock, told } = openSparkplugWorld([metric('Speed', 'D1')])
    for (let i = 0; i < 5; i++) {
      clock.advance(2500)
      bus.lose()
      clock.advance(1000)
      bus.restore()
    }
    expect(asked.length).toBe(2)
    expect(told()[0]).toContain(
      'the broker ends the connection when their edge node G1/E1 is asked',
    )
  })

  it('forgets births with the link, and trusts nothing until a new one', () => {
    const { bus, send, qualities, asked } = born()
    bus.lose()
    expect(qualities()).toEqual(['stale', 'stale', 'stale'])
    bus.restore()
    send('DDATA', [{ alias: 1, double: 8 }], 2, 'D1')
    expect([qualities()[1], asked.length]).toEqual(['stale', 1])
    send('NBIRTH', [bdSeq(3), { name: 'Volts', type: 9, float: 1 }], 0)
    expect(qualities()).toEqual(['good', 'stale', 'stale'])
  })

  it('keeps devices live when their node gives birth again on request, unless they do not follow', () => {
    const { send, qualities, clock, reasons } = born()
    send('NBIRTH', [bdSeq(3), { name: 'Volts', type: 9, float: 1 }], 0)
    expect(qualities()).toEqual(['good', 'good', 'good'])
    clock.advance(3000)
    expect(qualities()).toEqual(['good', 'stale', 'stale'])
    expect(reasons.at(-1)?.reason).toBe('its device was not born again with its edge node')
    send('NBIRTH', [bdSeq(4), { name: 'Volts', type: 9, float: 1 }], 0)
    expect(reasons.at(-1)?.reason).toBe(
      'its edge node has started anew; its device was not born yet',
    )
  })

  it('does not let a historical value replace a newer one', () => {
    const { send, values } = born()
    send('DDATA', [{ alias: 1, double: 6, at: 2000 }], 2, 'D1')
    send('DDATA', [{ alias: 1, double: 7, at: 1000, isHistorical: true }], 3, 'D1')
    expect(values()[1]).toBe(6)
    send('DDATA', [{ alias: 1, double: 8, at: 3000, isHistorical: true }], 4, 'D1')
    expect(values()[1]).toBe(8)
  })

  it('takes over what the source says of a value’s quality', () => {
    const { send, qualities, told } = born()
    send(
      'DDATA',
      [
        { alias: 1, double: 6, quality: 500 },
        { alias: 2, int: 1, quality: 192 },
      ],
      2,
      'D1',
    )
    expect(qualities()).toEqual(['good', 'stale', 'good'])
    send('DDATA', [{ alias: 1, double: 6, quality: 0 }], 3, 'D1')
    expect(qualities()[1]).toBe('bad')
    expect(told()).toEqual(['D1.Speed: its source says that the value is bad'])
  })

  it('says of templates, datasets and lists that they are not one value, and reads the rest', () => {
    const { send, values, told } = born()
    send(
      'DDATA',
      [
        { alias: 1, other: 18 },
        { alias: 2, int: 9 },
      ],
      2,
      'D1',
    )
    send('DDATA', [{ alias: 1, other: 17 }], 3, 'D1')
    send('DDATA', [{ alias: 1, other: 16 }], 4, 'D1')
    expect(values()[2]).toBe(9)
    expect(told()).toEqual([
      'D1.Speed: the metric is a template, not one value',
      'D1.Speed: the metric is a dataset, not one value',
      'D1.Speed: the metric is a list or a file, not one value',
    ])
  })

  it('names the nearest metric when a birth does not have the one that is shown', () => {
    const { problems, told } = born([metric('Sped', 'D1')])
    expect(told()).toEqual(['D1.Sped: its birth has no metric “Sped”'])
    expect(problems[0].advice).toBe('Did you mean “Speed”?')
  })

  it('reads values that are sent by name before a birth', () => {
    const { send, values } = openSparkplugWorld([metric('Speed', 'D1'), metric('State', 'D1')])
    send(
      'DDATA',
      [
        { name: 'Speed', double: 4 },
        { name: 'State', int: 4294967294 },
      ],
      9,
      'D1',
    )
    expect(values()).toEqual([4, NaN])
  })

  it('reads text as states', () => {
    const states = [
      { code: 0, name: 'off' },
      { code: 1, name: 'on' },
    ]
    const { send, values } = born([metric('Mode', 'D1', { states })])
    send('DBIRTH', [{ name: 'Mode', alias: 9, type: 12, text: 'ON' }], 2, 'D1')
    expect(values()).toEqual([1])
  })
})
