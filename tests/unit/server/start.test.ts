import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import mqtt from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lanAddresses } from '#server/lanAddresses.ts'
import { listen } from '#server/listen.ts'
import { makeCertificate } from '#server/makeCertificate.ts'

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))
const folder = mkdtempSync(join(tmpdir(), 'gemba-start-'))

beforeAll(() => {
  mkdirSync(join(folder, 'models', 'bottling'), { recursive: true })
  writeFileSync(join(folder, 'models', 'bottling', 'twin.json'), '{}')
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>page</title>')
})
afterAll(() => rmSync(folder, { recursive: true }))

type Run = { child: ChildProcess; output: () => string; ended: Promise<number | null> }

function start(...flags: string[]): Run {
  // Nothing of what is really kept.
  const own = flags.includes('--broker-ws') ? [] : ['--data', 'none']
  const child = spawn(process.execPath, [join(root, 'src/server/start.mjs'), ...own, ...flags], {
    env: { ...process.env, GEMBA_DIST: folder },
  })
  let output = ''
  child.stdout.on('data', (data: Buffer) => (output += data.toString()))
  child.stderr.on('data', (data: Buffer) => (output += data.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  return { child, output: () => output, ended }
}

/** Waits for a line of output; fails when the program ends before. */
async function line(run: Run, wanted: RegExp): Promise<RegExpExecArray> {
  let over = false
  void run.ended.then(() => (over = true))
  for (;;) {
    const found = wanted.exec(run.output())
    if (found) return found
    if (over) throw new Error(`ended without ${String(wanted)}: ${run.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Over TLS with nothing trusted but `ca`; fetch takes no certificate. */
function getTrusting(ca: string, url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { ca, agent: false }, (response) => {
      let text = ''
      response.on('data', (data: Buffer) => (text += data.toString()))
      response.on('end', () => resolve(text))
    }).on('error', reject)
  })
}

describe('npm start', () => {
  it('serves page, configuration, broker and a live plant, and ends with Ctrl-C', async () => {
    const run = start('--port', '0', '--mqtt-port', '0')
    const [, page] = await line(run, /ready: (http:\/\/127\.0\.0\.1:\d+\/)\n/)
    const [, plain] = await line(run, /(mqtt:\/\/127\.0\.0\.1:\d+)/)

    const answer = await fetch(page)
    expect(await answer.text()).toContain('<title>page</title>')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    const config = await fetch(`${page}gemba.json`)
    expect(await config.json()).toEqual({ twin: 'models/bottling/twin.json' })

    for (const address of [`${page.replace('http', 'ws')}mqtt`, plain]) {
      const client = await mqtt.connectAsync(address, { reconnectPeriod: 0 })
      await client.subscribeAsync('gemba/bottling/#')
      const payload = await new Promise((resolve) =>
        client.once('message', (_topic, bytes) => resolve(bytes.length)),
      )
      expect(payload).toBeGreaterThan(0)
      client.end(true)
    }
    // An open socket must not hold the end back.
    const left = await mqtt.connectAsync(plain, { reconnectPeriod: 0 })
    left.on('error', () => left.end(true))
    run.child.kill('SIGINT')
    expect(await run.ended).toBe(0)
    expect(run.output()).not.toMatch(/\bat .*:\d+:\d+/)
    left.end(true)
  })

  it('says in one line that a port is taken, and what to do', async () => {
    const taken = createServer()
    const port = await listen(taken, '127.0.0.1', 0, '--port')
    const page = start('--port', String(port), '--mqtt-port', '0')
    expect(await page.ended).toBe(1)
    expect(page.output()).toBe(
      `Port ${port} on 127.0.0.1 is taken by another program. Choose another with --port N.\n`,
    )
    const plain = start('--port', '0', '--mqtt-port', String(port))
    expect(await plain.ended).toBe(1)
    expect(plain.output()).toBe(
      `Port ${port} on 127.0.0.1 is taken by another program. Choose another with --mqtt-port N.\n`,
    )
    taken.close()
  })

  it('lists the plants when one is unknown', async () => {
    const run = start('--plant', 'botling')
    expect(await run.ended).toBe(2)
    expect(run.output()).toBe(
      'There is no plant “botling” in models/. Did you mean bottling? There is: bottling.\n',
    )
  })

  it('publishes into another broker, and points the page there', async () => {
    const run = start(
      '--port',
      '0',
      '--broker',
      'mqtt://u:secret@127.0.0.1:1',
      '--broker-ws',
      'ws://127.0.0.1:2/x',
    )
    const [, page] = await line(run, /ready: (http:\/\/127\.0\.0\.1:\d+\/)\n/)
    await line(run, /mqtt:\/\/127\.0\.0\.1:1: nothing answers there\. Trying again/)
    const config = await fetch(`${page}gemba.json`)
    expect(await config.json()).toEqual({
      twin: 'models/bottling/twin.json',
      broker: 'ws://127.0.0.1:2/x',
    })
    expect(run.output()).not.toContain('secret')
    run.child.kill('SIGTERM')
    expect(await run.ended).toBe(0)
  })

  it('serves page, configuration, broker and a live plant over TLS with --https', async () => {
    const run = start('--https', '--port', '0', '--mqtt-port', '0')
    const [, page] = await line(run, /ready: (https:\/\/localhost:\d+\/)\n/)
    await line(run, /mqtt:\/\/127\.0\.0\.1:\d+, and encrypted WebSockets \(wss\)/)
    // Not a terminal: no QR code.
    expect(run.output()).not.toContain('\u001B')
    const ca = readFileSync(join(root, '.cache/https/certificate.pem'), 'utf8')

    expect(await getTrusting(ca, page)).toContain('<title>page</title>')
    expect(await getTrusting(ca, page.replace('localhost', '127.0.0.1'))).toContain('page')
    expect(JSON.parse(await getTrusting(ca, `${page}gemba.json`))).toEqual({
      twin: 'models/bottling/twin.json',
    })
    await expect(fetch(page)).rejects.toThrow('fetch failed')
    const address = `${page.replace('https', 'wss')}mqtt`
    const client = await mqtt.connectAsync(address, { reconnectPeriod: 0, ca })
    const payload = new Promise((resolve) =>
      client.once('message', (_topic, bytes) => resolve(bytes.length)),
    )
    await client.subscribeAsync('gemba/bottling/#')
    expect(await payload).toBeGreaterThan(0)

    // The open socket must not hold the end back.
    client.on('error', () => client.end(true))
    run.child.kill('SIGINT')
    expect(await run.ended).toBe(0)
    expect(run.output()).not.toMatch(/\bat .*:\d+:\d+/)
    client.end(true)
  })

  it('sends who comes to --https with plain HTTP to the encrypted address', async () => {
    const run = start('--https', '--host', '127.0.0.1', '--port', '0', '--mqtt-port', '0')
    const [, port] = await line(run, /ready: https:\/\/127\.0\.0\.1:(\d+)\//)
    const answer = await fetch(`http://127.0.0.1:${port}/a?b=c`, { redirect: 'manual' })
    expect(answer.status).toBe(307)
    expect(answer.headers.get('location')).toBe(`https://127.0.0.1:${port}/a?b=c`)
    expect(await answer.text()).toMatch(/served over https/)
    run.child.kill('SIGINT')
    expect(await run.ended).toBe(0)
  })

  it('serves with one’s own certificate, and says in one line that it is not there', async () => {
    const { cert, key } = await makeCertificate(['localhost'], new Date())
    const [certFile, keyFile] = [join(folder, 'own.pem'), join(folder, 'own-key.pem')]
    writeFileSync(certFile, cert)
    writeFileSync(keyFile, key)
    const ports = ['--port', '0', '--mqtt-port', '0']
    const run = start('--https', '--cert', certFile, '--key', keyFile, ...ports)
    const [, page] = await line(run, /ready: (https:\/\/localhost:\d+\/)\n/)
    expect(await getTrusting(cert, page)).toContain('page')
    // Where the machine is on a network at all.
    for (const address of lanAddresses()) {
      expect(run.output()).toMatch(/holds for localhost: at .* a browser warns\./)
      expect(run.output()).toContain(address)
    }
    run.child.kill('SIGINT')
    await run.ended
    const none = start('--https', '--cert', join(folder, 'none.pem'), '--key', keyFile, ...ports)
    expect(await none.ended).toBe(2)
    expect(none.output()).toBe(`--cert: there is no file ${join(folder, 'none.pem')}.\n`)
  })
})
