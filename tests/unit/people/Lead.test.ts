import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLead, writeLead, type Shown } from '#people/Lead.ts'

const plain: Shown = {
  picked: [{ asset: 'filler', part: null }],
  hidden: ['hall/Roof'],
  only: null,
  rest: 'hidden',
  storeys: { top: null, isPlan: false, hidden: [], isApart: false },
  colour: { kind: 'signal', key: 'temperature', unit: '°C', name: 'Temperature', range: null },
  heat: null,
  section: [0, 1, 0, -2],
}

describe('readLead', () => {
  it('reads what was written', () => {
    const lead = { do: 'present', isNew: true, shown: plain } as const
    expect(readLead(writeLead(lead).text)).toEqual(lead)
    expect(readLead(writeLead({ do: 'gather' }).text)).toEqual({ do: 'gather' })
  })

  it('leaves out what nobody can show', () => {
    const said = {
      do: 'present',
      shown: {
        ...plain,
        hidden: [1, 'a', '', 'x'.repeat(500)],
        section: [0, 1, null, 2],
        only: 'all',
      },
    }
    expect(readLead(JSON.stringify(said))).toMatchObject({
      isNew: false,
      shown: { hidden: ['a'], section: null, only: null },
    })
  })

  it('takes anything for no message, and never fails', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const lead = readLead(text)
        expect(lead === null || typeof lead.do === 'string').toBe(true)
      }),
    )
    expect(readLead(`"${'x'.repeat(1e6)}"`)).toBeNull()
    expect(readLead('[['.repeat(50_000))).toBeNull()
  })
})

describe('writeLead', () => {
  it('says that not everything has room, and never says too much', () => {
    const hidden = Array.from({ length: 5000 }, (_, i) => `hall/Line1/Machine ${i}/Screw`)
    const { text, isWhole } = writeLead({
      do: 'present',
      isNew: false,
      shown: { ...plain, hidden, only: hidden },
    })
    expect(isWhole).toBe(false)
    expect(new TextEncoder().encode(text).length).toBeLessThan(16_384)
    const read = readLead(text)
    expect(read).toMatchObject({ do: 'present', shown: { only: null } })
  })
})
