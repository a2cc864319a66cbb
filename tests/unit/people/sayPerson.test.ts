import { expect, it } from 'vitest'
import { personColours } from '#people/personColours.ts'
import { sayColour, sayFacts, sayLatency, sayUser } from '#people/sayPerson.ts'
import { sayAbout, sayBy, sayVerdict } from '#people/sayVerdict.ts'
import { readVerdict } from '#people/Verdict.ts'

it('calls each colour by a name of its own', () => {
  const words = Object.values(personColours).map(sayColour)
  expect(new Set(words).size).toBe(8)
  expect(sayColour('#6aa5e8')).toBe('blue')
  expect(sayColour('#123456')).toBe('#123456')
})

it('says whom a broker knows somebody as, and nothing of who has no credentials', () => {
  expect(sayUser('anna')).toBe('anna')
  expect(sayUser('~k1')).toBe('')
  expect(sayUser('an\u202ena')).toBe('anna')
})

it('says facts beside each other, and what is not known not at all', () => {
  expect(sayFacts(['blue', '', 'Viewer', sayLatency(41.7)])).toBe('Blue · Viewer · 42\u202fms')
  expect(sayLatency(null)).toBe('')
})

it('tells a person who decided what about them, and until when', () => {
  const made = JSON.stringify({ act: 'mute', at: 1, byName: 'Anna' })
  expect(sayVerdict(readVerdict('~bo', 'anna', made)!)).toBe(
    'Anna has muted you for everyone, until it is undone: what you say is not shown.',
  )
  const bare = readVerdict('b\u202eo', 'a\u202enna', '{"act":"remove","at":1}')!
  expect([sayAbout(bare), sayBy(bare)]).toEqual(['bo', 'anna'])
  expect(sayVerdict(bare)).toMatch(/^anna has removed you from this room, until it is undone\./)
})
