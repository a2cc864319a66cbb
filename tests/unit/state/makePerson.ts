import type { Person } from '#people/Person.ts'

/** Somebody in a room. */
export function makePerson(given: Partial<Person>): Person {
  return {
    id: 'someone1',
    user: '~someone',
    name: 'Someone',
    colour: '#6aa5e8',
    device: 'desktop',
    role: 'viewer',
    latency: 20,
    muted: true,
    speaking: false,
    away: false,
    pointing: null,
    picked: [],
    ...given,
  }
}
