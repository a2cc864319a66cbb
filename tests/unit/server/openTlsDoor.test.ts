import { createServer } from 'node:https'
import { connect, createServer as createTcp } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '#server/listen.ts'
import { makeCertificate, type Certificate } from '#server/makeCertificate.ts'
import { openTlsDoor, type TlsDoor } from '#server/openTlsDoor.ts'

let certificate: Certificate
let door: TlsDoor
let port = 0

beforeAll(async () => {
  certificate = await makeCertificate(['localhost'], new Date())
  door = openTlsDoor(createServer(certificate, (_request, response) => response.end('inside')))
  port = await listen(door.server, '127.0.0.1', 0, '--port')
})
afterAll(() => door.close())

/** What comes back until the other side closes. */
function rest(stream: Duplex): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    stream.on('data', (data: Buffer) => (text += data.toString()))
    stream.on('error', () => stream.destroy())
    stream.once('close', () => resolve(text))
  })
}

function say(text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.write(text)
  return rest(socket)
}

/** A way to the door on which what a client says travels byte by byte; its port. */
async function openSlowWay(): Promise<number> {
  const way = createTcp({ noDelay: true }, (client) => {
    const inner = connect({ port, host: '127.0.0.1', noDelay: true })
    const waiting: number[] = []
    const carry = () => {
      const byte = waiting.shift()
      if (byte === undefined) return
      inner.write(Buffer.of(byte))
      setImmediate(carry)
    }
    client.on('data', (data: Buffer) => {
      if (waiting.push(...data) === data.length) setImmediate(carry)
    })
    inner.pipe(client)
    client.once('close', () => inner.destroy())
    inner.once('close', () => way.close())
  })
  return listen(way, '127.0.0.1', 0, '--port')
}

describe('openTlsDoor', () => {
  it('lets TLS in, also when it comes byte by byte', async () => {
    const { cert: ca } = certificate
    const tls = connectTls({ port: await openSlowWay(), ca, servername: 'localhost' })
    tls.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    expect(await rest(tls)).toMatch(/^HTTP\/1\.1 200 [^]*inside/)
  })

  it.each([
    ['plant.example:5180', '/a?b=c', 'https://plant.example:5180/a?b=c'],
    ['[fd00::1]:5180', '/', 'https://[fd00::1]:5180/'],
    ['10.0.0.5', 'http://elsewhere.example/', 'https://10.0.0.5/'],
  ])('sends plain HTTP for %s %s on', async (host, path, location) => {
    const answer = await say(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 307 /)
    expect(answer).toContain(`\r\nLocation: ${location}\r\n`)
  })

  it.each(['Host: a b', 'Host: x/@elsewhere.example', 'Host:'])(
    'says in words what to do when there is no host to send to (%s)',
    async (header) => {
      const answer = await say(`GET / HTTP/1.1\r\n${header}\r\n\r\n`)
      expect(answer).toMatch(/^HTTP\/1\.1 400 [^]*write https:\/\/ before the address/)
      expect(answer).not.toContain('Location')
    },
  )

  it('stands who speaks neither, hangs up or stays silent', async () => {
    expect(await say('\u0010\u0004MQTT\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
    expect(await say('\u0016nonsense that looks like TLS')).not.toContain('inside')
    connect(port, '127.0.0.1').destroy()
    const other = openTlsDoor(createServer(certificate))
    const silent = connect(await listen(other.server, '127.0.0.1', 0, '--port'), '127.0.0.1')
    const ended = rest(silent)
    await new Promise((resolve) => other.server.once('connection', resolve))
    other.close()
    expect(await ended).toBe('')
  })
})
