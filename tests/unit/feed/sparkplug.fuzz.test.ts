import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SparkplugPayload } from '#feed/sparkplug/SparkplugPayload.ts'
import { rebirthMetric, writeRebirth } from '#feed/sparkplug/writeRebirth.ts'
import { sparkplugBytes } from '../../world/sparkplugBytes.ts'
import { born, speed } from './sparkplugWorld.ts'

describe('any bytes', () => {
  it('writes the request that Tahu would read', () => {
    const payload = new SparkplugPayload()
    expect(payload.read(writeRebirth(1_700_000_000_000))).toBe(true)
    expect(payload.metrics[0]).toMatchObject({ name: rebirthMetric, datatype: 11, number: 1 })
  })

  it('survives any bytes, cut and damaged ones, and calls the owner’s values bad', () => {
    const world = born()
    const good = sparkplugBytes(
      [speed(1), { name: 'T', other: 18 }, { alias: 2, quality: 0, int: 3 }],
      7,
    )
    const types = fc.constantFrom(
      'NBIRTH',
      'DBIRTH',
      'NDATA',
      'DDATA',
      'NDEATH',
      'DDEATH',
      'NCMD',
      'x',
    )
    const damaged = fc
      .tuple(fc.nat(good.length), fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255))))
      .map(([end, changes]) => {
        const bytes = good.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        return bytes.subarray(0, end)
      })
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 60 }), damaged)
    fc.assert(
      fc.property(types, fc.boolean(), bytes, (type, ofDevice, payload) => {
        world.bus.publish(`spBv1.0/G1/${type}/E1${ofDevice ? '/D1' : ''}`, payload)
      }),
      { numRuns: 3000 },
    )
    world.bus.publish('spBv1.0/G1/DDATA/E1/D1', Uint8Array.of(0x12, 0xff, 0xff, 0xff, 0x7f))
    expect(world.qualities().slice(1)).toEqual(['bad', 'bad'])
    expect(world.core.counts.malformed).toBeGreaterThan(0)
    expect(world.told()).toContain('2 signals (D1.Speed, D1.State): the payload is not Sparkplug B')
  })

  it('does not take a megabyte of empty metrics', () => {
    const payload = new SparkplugPayload()
    const bytes = new Uint8Array(1_000_000)
    for (let i = 0; i < bytes.length; i += 2) bytes[i] = 0x12
    expect(payload.read(bytes)).toBe(false)
  })
})
