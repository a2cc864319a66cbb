import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { isFromOwnPage } from '#server/isFromOwnPage.ts'

function ask(headers: Record<string, string>, remoteAddress = '127.0.0.1'): boolean {
  return isFromOwnPage({ headers, socket: { remoteAddress } } as unknown as IncomingMessage)
}

describe('isFromOwnPage', () => {
  it('lets in the page itself, programs, and pages of this machine', () => {
    expect(ask({ host: 'plant.example:5180', origin: 'https://plant.example:5180' })).toBe(true)
    expect(
      ask({ host: 'inner:80', 'x-forwarded-host': 'twin.example', origin: 'https://twin.example' }),
    ).toBe(true)
    expect(ask({ host: '127.0.0.1:5180' })).toBe(true)
    expect(ask({ host: '127.0.0.1:5180', origin: 'http://localhost:5173' })).toBe(true)
  })

  it('keeps other sites out, also those that are open on this machine', () => {
    expect(ask({ host: '127.0.0.1:5180', origin: 'https://evil.example' })).toBe(false)
    expect(ask({ host: '127.0.0.1:5180', origin: 'http://localhost.evil.example' })).toBe(false)
    expect(ask({ host: '127.0.0.1:5180', origin: 'null' })).toBe(false)
    expect(ask({ host: '10.0.0.5:5180', origin: 'http://localhost:5173' }, '10.0.0.9')).toBe(false)
  })
})
