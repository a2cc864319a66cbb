import { expect, it } from 'vitest'
import { readCard, writeCard } from '#people/Card.ts'
import { consentTo, isConsent, withConsent } from '#people/consent.ts'

it('says who may record somebody, and the latest answer counts', () => {
  let said = withConsent(undefined, 'anna1', true)
  said = withConsent(said, 'bo2', false)
  expect([consentTo(said, 'anna1'), consentTo(said, 'bo2'), consentTo(said, 'cleo3')]).toEqual([
    'yes',
    'no',
    null,
  ])
  said = withConsent(said, 'anna1', false)
  expect(consentTo(said, 'anna1')).toBe('no')
  for (let i = 0; i < 50; i++) said = withConsent(said, `s${i}`, true)
  expect(isConsent(said)).toBe(true)
})

it.each(['', 'anna1', '+a,b', '+<b>', `+${'a'.repeat(300)}`, 7])('is none: %s', (said) => {
  expect(isConsent(said)).toBe(false)
  const card = { name: 'Eve', colour: '', device: 'desktop', latency: 1, muted: true } as const
  const sent = { ...card, speaking: false, away: false, ask: false, consent: said as string }
  expect(readCard(writeCard(sent), 'eve1')?.consent).toBeUndefined()
})
