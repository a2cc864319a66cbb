import { describe, expect, it } from 'vitest'
import { foreignBroker } from '#feed/foreignBroker.ts'

const page = 'https://plant.example/site/'

describe('foreignBroker', () => {
  it.each([
    ['wss://evil.example/mqtt', page, undefined, 'evil.example'],
    ['//evil.example/mqtt', page, undefined, 'evil.example'],
    ['wss://plant.example@evil.example/', page, undefined, 'evil.example'],
    [
      'wss://plant.example.evil.example/',
      page,
      'wss://plant.example/',
      'plant.example.evil.example',
    ],
    ['wss://evil.example/', page, 'wss://broker.example/mqtt', 'evil.example'],
    ['ws://127.0.0.1:9001', page, undefined, '127.0.0.1'],
  ])('asks about %s on %s', (named, base, configured, host) => {
    expect(foreignBroker(named, base, configured)).toBe(host)
  })

  it.each([
    [null, page, undefined],
    ['mqtt', page, undefined],
    ['wss://plant.example:8084/mqtt', page, undefined],
    ['wss://broker.example/other', page, 'wss://anna:secret@broker.example/mqtt'],
    ['ws://localhost:9001', 'http://127.0.0.1:5180/', undefined],
    // Refused in words when it is used.
    ['mqtt://evil.example', page, undefined],
    ['ws://evil.example', 'http://127.0.0.1:5180/', undefined],
  ])('does not ask about %s on %s', (named, base, configured) => {
    expect(foreignBroker(named, base, configured)).toBeNull()
  })
})
