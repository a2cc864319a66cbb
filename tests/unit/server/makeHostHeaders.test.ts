import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, get as getPlain, type IncomingHttpHeaders, type Server } from 'node:http'
import { get } from 'node:https'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentPolicyHeader } from '#server/contentPolicy.ts'
import { listen } from '#server/listen.ts'
import { makeHostHeaders, strictWorkers } from '#server/makeHostHeaders.ts'
import { makeStaticHost } from '#server/makeStaticHost.ts'
import { mosquittoPath, openMosquitto, type Mosquitto } from '../../world/openMosquitto.ts'
import { nginxPath, openNginx } from '../../world/openNginx.ts'

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))
const same = [
  'content-security-policy',
  'cache-control',
  'x-content-type-options',
  'referrer-policy',
]
type Answer = { status: number; headers: IncomingHttpHeaders }

function ask(address: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const done = ({
      statusCode = 0,
      headers,
    }: {
      statusCode?: number
      headers: IncomingHttpHeaders
    }) => resolve({ status: statusCode, headers })
    // Its certificate is self-made.
    const sent = address.startsWith('https:')
      ? get(address, { rejectUnauthorized: false, agent: false }, (answer) => done(answer.resume()))
      : getPlain(address, { agent: false }, (answer) => done(answer.resume()))
    sent.on('error', reject)
  })
}

/** The status that a WebSocket for MQTT is answered with. */
function upgrade(port: number, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const asks = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Protocol': 'mqtt',
      'Sec-WebSocket-Key': Buffer.alloc(16).toString('base64'),
    }
    const sent = get(`https://127.0.0.1:${port}/mqtt`, {
      rejectUnauthorized: false,
      agent: false,
      headers: { ...asks, ...headers },
    })
    sent.on('upgrade', ({ statusCode = 0 }, socket) => {
      socket.destroy()
      resolve(statusCode)
    })
    sent.on('response', (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    sent.on('error', reject)
  })
}

describe('makeHostHeaders', () => {
  it('puts every worker of the page under a policy on hosts that take a file of headers', () => {
    const workers = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.worker.ts') && path !== 'whatIfThread.worker.ts')
      .map((path) => basename(path, '.worker.ts'))
    expect([...strictWorkers, 'basis', 'login', 'offline', 'order'].toSorted()).toEqual(
      workers.toSorted(),
    )
    const lines = makeHostHeaders()['static/_headers'].split('\n')
    for (const path of ['/', '/index.html', '/service.worker.js', '/assets/feed.worker-*']) {
      const rule = lines[lines.indexOf(path) + 1]
      expect(rule).toBe(`  Content-Security-Policy: ${contentPolicyHeader}`)
    }
  })
})

describe.skipIf(!nginxPath || !mosquittoPath)('nginx with the shipped configuration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gemba-site-'))
  let nginx: Awaited<ReturnType<typeof openNginx>>
  let broker: Mosquitto
  let own: Server
  let ownPort = 0

  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'))
    mkdirSync(join(folder, '.git'))
    const files = ['index.html', 'gemba.json', 'assets/main-1.js', 'assets/basis.worker-a_B-1.js']
    const others = [
      'assets/login.worker-a_B-1.js',
      'assets/order.worker-a_B-1.js',
      'basis.worker-a.js',
      '.git/config',
    ]
    for (const path of [...files, ...others]) {
      writeFileSync(join(folder, path), '{}')
    }
    const host = makeStaticHost(folder)
    own = createServer((request, response) => void host(request, response))
    ownPort = await listen(own, '127.0.0.1', 0, '--port')
    broker = await openMosquitto()
    nginx = await openNginx(folder, Number(new URL(broker.ws).port))
  })
  afterAll(async () => {
    await nginx.close()
    await broker.close()
    own.close()
    own.closeAllConnections()
    rmSync(folder, { recursive: true })
  })

  it.each([
    '/',
    '/index.html?twin=x',
    '/gemba.json',
    '/assets/main-1.js',
    '/assets/basis.worker-a_B-1.js',
    '/assets/login.worker-a_B-1.js',
    '/assets/order.worker-a_B-1.js',
    '/basis.worker-a.js',
  ])('says of %s what our own host says', async (path) => {
    const theirs = await ask(`https://127.0.0.1:${nginx.port}${path}`)
    const ours = await ask(`http://127.0.0.1:${ownPort}${path}`)
    expect(theirs.status).toBe(200)
    for (const name of same)
      expect([name, theirs.headers[name]]).toEqual([name, ours.headers[name]])
    expect(theirs.headers['strict-transport-security']).toBe('max-age=31536000')
  })

  it('shows nothing hidden, keeps the policy on errors, and sends plain visitors to TLS', async () => {
    for (const path of ['/.git/config', '/nothing']) {
      const { status, headers } = await ask(`https://127.0.0.1:${nginx.port}${path}`)
      expect(status).toBe(404)
      expect(headers['content-security-policy']).toBe(contentPolicyHeader)
    }
    const plain = await ask(`http://127.0.0.1:${nginx.plainPort}/a?b`)
    expect([plain.status, plain.headers.location]).toEqual([301, 'https://127.0.0.1/a?b'])
  })

  it('lets the own page and programs reach the broker, and no page of another site', async () => {
    const enter = (headers: Record<string, string>) => upgrade(nginx.port, headers)
    expect(await enter({ Origin: `https://127.0.0.1:${nginx.port}` })).toBe(101)
    expect(await enter({})).toBe(101)
    expect(await enter({ Origin: 'https://evil.example' })).toBe(403)
    expect(await enter({ Origin: `https://127.0.0.1:${nginx.port}.evil.example` })).toBe(403)
  })
})
