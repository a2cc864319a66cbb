import { createServer, type Server } from 'node:http'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FromLogin, LoginSettings } from '#feed/login/LoginPost.ts'
import { OidcLogin } from '#feed/login/OidcLogin.ts'
import { listen } from '#server/listen.ts'
import { brokerAudience, openIssuer, type Issuer } from '../../../world/openIssuer.ts'
import { ManualClock } from '../ManualClock.ts'

const back = 'http://127.0.0.1:9/gemba/login.html'
let issuer: Issuer

beforeAll(async () => void (issuer = await openIssuer(back, 600)))
afterAll(() => issuer.close())

/** A log-in and all that it says. */
function openLogin(settings: Partial<LoginSettings> = {}) {
  const said: FromLogin[] = []
  const clock = new ManualClock()
  const start = Date.now()
  const login = new OidcLogin({
    settings: { issuer: issuer.address, client: 'gemba', ...settings },
    back,
    clock,
    wall: () => start + clock.now() - 1000,
    post: (message) => said.push(message),
  })
  const go = async () => {
    await login.begin()
    const last = said.at(-1)
    if (last?.kind !== 'go') throw new Error(JSON.stringify(last))
    return new URL(last.address)
  }
  return { login, said, clock, go }
}

async function claimsOf(token: string, audience: string) {
  const keys = createRemoteJWKSet(new URL('/jwks', issuer.address))
  const { payload } = await jwtVerify(token, keys, { issuer: issuer.address, audience })
  return payload
}

describe('OidcLogin', () => {
  it('turns a person into a user and a token that a broker can check, and renews it before it ends', async () => {
    const { login, said, clock, go } = openLogin()
    const address = await go()
    const asked = Object.fromEntries(address.searchParams)
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      scope: 'openid profile',
      redirect_uri: back,
    })
    await login.finish(new URL(await issuer.visit(address.href, 'anna')).search)
    const first = said.at(-1)
    if (first?.kind !== 'pass') throw new Error(JSON.stringify(first))
    expect([first.pass.username, first.isRenewal]).toEqual(['anna', false])
    expect(await claimsOf(first.pass.password, brokerAudience)).toMatchObject({
      sub: 'subject-of-anna',
      client_id: 'gemba',
    })
    clock.advance(539_000)
    expect(said).toHaveLength(2)
    clock.advance(2000)
    await expect
      .poll(() => said.at(-1), { timeout: 10_000 })
      .toMatchObject({ kind: 'pass', isRenewal: true })
    const second = said.at(-1)
    if (second?.kind !== 'pass') throw new Error('no renewal')
    expect(second.pass.username).toBe('anna')
    expect(second.pass.password).not.toBe(first.pass.password)
    login.close()
    expect(clock.timers).toBe(0)
  })

  it('gives the id token, and the claim that the site calls people by, where it says so', async () => {
    const { login, said, go } = openLogin({ token: 'id', user: 'sub' })
    await login.finish(new URL(await issuer.visit((await go()).href, 'ben')).search)
    const last = said.at(-1)
    if (last?.kind !== 'pass') throw new Error(JSON.stringify(last))
    expect(last.pass.username).toBe('subject-of-ben')
    expect(await claimsOf(last.pass.password, 'gemba')).toMatchObject({ sub: 'subject-of-ben' })
  })

  it('uses nothing of an answer to another attempt, of a second answer, and of a token for another nonce', async () => {
    const one = openLogin()
    const answer = new URL(await issuer.visit((await one.go()).href, 'anna')).search
    const two = openLogin()
    await two.go()
    await two.login.finish(answer)
    expect(two.said.at(-1)).toEqual({
      kind: 'problem',
      text: `What came back from ${new URL(issuer.address).host} does not belong to this attempt. Log in again.`,
    })
    await two.login.finish(answer)
    expect(two.said).toHaveLength(2)

    const three = openLogin()
    const changed = await three.go()
    changed.searchParams.set('nonce', 'another')
    await three.login.finish(new URL(await issuer.visit(changed.href, 'anna')).search)
    expect(three.said.at(-1)).toMatchObject({
      kind: 'problem',
      text: expect.stringContaining('cannot be trusted'),
    })

    const four = openLogin()
    const weak = await four.go()
    weak.searchParams.set('code_challenge', 'A'.repeat(43))
    await four.login.finish(new URL(await issuer.visit(weak.href, 'anna')).search)
    expect(four.said.at(-1)).toMatchObject({
      kind: 'problem',
      text: expect.stringContaining('it does not accept this log-in any more'),
    })
  })

  it('says in words what was refused: by the person, by a service of another name, by nobody there, in the open', async () => {
    const off = openLogin()
    await off.login.finish(new URL(await issuer.visit((await off.go()).href, null)).search)
    expect(off.said.at(-1)).toMatchObject({ text: expect.stringContaining('did not let you in') })

    const impostor = createServer((_request, response) => {
      response.setHeader('Content-Type', 'application/json')
      response.end(JSON.stringify({ issuer: 'https://other.example' }))
    })
    const address = `http://127.0.0.1:${await listen(impostor, '127.0.0.1', 0, '--port')}`
    expect(await failure(address)).toContain('cannot be trusted')
    await close(impostor)
    expect(await failure(address)).toContain('cannot be reached')
    expect(await failure('http://id.example.com')).toContain('must begin with https')
  })
})

async function failure(address: string): Promise<string> {
  const { login, said } = openLogin({ issuer: address })
  expect(await login.begin()).toBeNull()
  const last = said.at(-1)
  return last?.kind === 'problem' ? last.text : ''
}

function close(server: Server): Promise<unknown> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(resolve))
}
