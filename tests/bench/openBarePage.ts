import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen } from '#server/listen.ts'
import { makeStaticHost } from '#server/makeStaticHost.ts'
import { findBrowser } from '../findBrowser.mjs'

/** What a page that measures itself posts to `/bench/<name>`, and what it is answered. */
export type Answers = Record<string, (told: never) => unknown>

/**
 * The production page in a browser that nobody looks into, with `program` beside its own: a browser under automation reports
 * each WebSocket message, which at 20,000 a second takes more than half a core. `files` are put beside the page's. The program
 * asks and tells by `POST /bench/<name>` with JSON, answered by `answers`. `size` of its window, pixels.
 */
export async function openBarePage(
  files: Record<string, string | Uint8Array>,
  query: string,
  program: string,
  answers: Answers,
  size = '320,240',
): Promise<{ close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'gemba-bench-'))
  const profile = await mkdtemp(join(tmpdir(), 'gemba-profile-'))
  await cp(join(import.meta.dirname, '../../dist'), folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const added = '<script type="module" src="./bench.js"></script></body>'
  await writeFile(join(folder, 'index.html'), page.replace('</body>', added))
  await writeFile(join(folder, 'bench.js'), program)
  const host = makeStaticHost(folder)
  const server = createServer((request, response) => {
    const asked = request.url?.match(/^\/bench\/(\w+)$/)
    if (asked && request.method === 'POST') void answer(asked[1], request, response, answers)
    else void host(request, response)
  })
  const port = await listen(server, '127.0.0.1', 0, '--port')
  const browser = spawn(
    findBrowser() ?? 'chromium',
    [
      ...flags,
      `--window-size=${size}`,
      `--user-data-dir=${profile}`,
      `http://127.0.0.1:${port}/?${query}`,
    ],
    { stdio: 'ignore' },
  )
  const ended = new Promise((resolve) => browser.once('exit', resolve))
  return {
    close: async () => {
      browser.kill()
      await ended
      server.close()
      server.closeAllConnections()
      await rm(folder, { recursive: true, force: true })
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-precise-memory-info',
  '--enable-unsafe-swiftshader',
]

async function answer(
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  answers: Answers,
): Promise<void> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  const said = await answers[name](JSON.parse(text) as never)
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(said ?? null))
}
