import { describe, expect, it } from 'vitest'
import { writeCard } from '#people/Card.ts'
import { personColours } from '#people/personColours.ts'
import { mostPeople } from '#people/PoseTable.ts'
import { Roster } from '#people/Roster.ts'
import { roles } from '#people/roles.ts'

function card(name: string, ask = false): string {
  return writeCard({
    name,
    colour: personColours.blue,
    device: 'desktop',
    latency: 5,
    muted: true,
    speaking: false,
    away: false,
    ask,
  })
}

describe('the roster', () => {
  it('knows who has come, and says each change once', () => {
    const roster = new Roster()
    expect(roster.hear('viewer', 'anna', 's1', card('Anna', true), 0)).toBe('asks')
    expect(roster.take()?.changed).toMatchObject([{ id: 's1', name: 'Anna', role: 'viewer' }])
    expect(roster.hear('viewer', 'anna', 's1', card('Anna'), 2)).toBe('known')
    expect(roster.take()).toBeNull()
    roster.hear('viewer', 'anna', 's1', card('Anna B'), 3)
    expect(roster.take()?.changed).toMatchObject([{ name: 'Anna B' }])
  })

  it('lets somebody go with an empty card, whatever the role it comes under, and after six seconds of silence', () => {
    const roster = new Roster()
    roster.hear('viewer', 'anna', 's1', card('Anna'), 0)
    roster.hear('viewer', 'bo', 's2', card('Bo'), 0)
    roster.take()
    expect(roster.hear('kiosk', 'anna', 's1', '', 1)).toBe('gone')
    expect(roster.take()).toEqual({ changed: [], gone: ['s1'] })
    roster.prune(5.9)
    expect(roster.size).toBe(1)
    roster.prune(6.1)
    expect(roster.take()).toEqual({ changed: [], gone: ['s2'] })
    expect(roster.size).toBe(0)
  })

  it('takes the highest role that the broker let them write under, of late', () => {
    const roster = new Roster()
    const roleAt = (): string | undefined => roster.take()?.changed[0]?.role
    for (const role of roles.toReversed()) roster.hear(role, 'anna', 's1', card('Anna'), 0)
    expect(roleAt()).toBe('engineer')
    // The broker lets them be an operator only, from now on.
    for (let now = 2; now < 10; now += 2) roster.hear('operator', 'anna', 's1', card('Anna'), now)
    expect(roleAt()).toBe('operator')
    roster.hear('king', 'anna', 's1', card('Anna'), 10)
    expect(roleAt()).toBeUndefined()
  })

  it('keeps two tabs of one user apart', () => {
    const roster = new Roster()
    roster.hear('viewer', 'anna', 's1', card('Anna'), 0)
    roster.hear('viewer', 'anna', 's2', card('Anna'), 0)
    roster.hear('viewer', 'anna', 's1', '', 1)
    expect(roster.has('anna', 's2')).toBe(true)
    expect(roster.numberOf('s1')).toBe(0)
  })

  it('does not let another user speak for a session', () => {
    const roster = new Roster()
    roster.hear('viewer', 'anna', 's1', card('Anna'), 0)
    roster.take()
    expect(roster.hear('engineer', 'eve', 's1', card('Anna, really'), 1)).toBe('unreadable')
    expect(roster.hear('engineer', 'eve', 's1', '', 1)).toBe('unreadable')
    expect(roster.mark('eve', 's1', '{"pointing":"a","picked":[]}')).toBe(false)
    expect(roster.take()).toBeNull()
  })

  it('shows what they point at', () => {
    const roster = new Roster()
    expect(roster.mark('anna', 's1', '{"pointing":"a/b","picked":["c"]}')).toBe(false)
    roster.hear('viewer', 'anna', 's1', card('Anna'), 0)
    expect(roster.mark('anna', 's1', '{"pointing":"a/b","picked":["c"]}')).toBe(true)
    expect(roster.take()?.changed).toMatchObject([{ pointing: 'a/b', picked: ['c'] }])
  })

  it('is full at a thousand, of one user at a hundred, and empties by itself', () => {
    const roster = new Roster()
    for (let i = 0; i < 3000; i++) roster.hear('guest', `~eve`, `s${i}`, card('Eve'), 0)
    expect(roster.size).toBe(100)
    for (let i = 0; i < 3000; i++) roster.hear('guest', `~e${i}`, `t${i}`, card('Eve'), 1)
    expect(roster.size).toBe(mostPeople)
    expect(roster.hear('guest', 'anna', 'anna', card('Anna'), 2)).toBe('full')
    roster.prune(8)
    expect(roster.hear('guest', 'anna', 'anna', card('Anna'), 8)).toBe('known')
    expect(roster.size).toBe(1)
  })
})
