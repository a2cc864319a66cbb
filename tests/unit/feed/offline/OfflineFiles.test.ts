import { expect, it } from 'vitest'
import { OfflineFiles } from '#feed/offline/OfflineFiles.ts'
import { MemoryCaches } from './MemoryCaches.ts'

const scope = 'http://plant.example/gemba/'

/** A host with one version of the page at a time, and a browser that keeps it. */
function world() {
  const caches = new MemoryCaches()
  const host = { version: 'one', isUp: true, twin: 'first' }
  const refused: string[] = []
  const clock = { now: 0 }
  const fetch = async ({ url }: Request): Promise<Response> => {
    if (!host.isUp) throw new TypeError('Failed to fetch')
    const path = url.slice(scope.length)
    if (path === '' || path === 'index.html') {
      return new Response(`<script type="module" src="./assets/index-${host.version}.js">`)
    }
    if (path.startsWith('assets/') && !path.includes(host.version)) {
      return new Response('', { status: 404 })
    }
    return new Response(path.startsWith('models/') ? host.twin : path)
  }
  const open = (version: string) =>
    new OfflineFiles({
      caches,
      fetch,
      scope,
      version,
      files: ['index.html', `assets/index-${version}.js`, `assets/panel-${version}.js`],
      now: () => clock.now,
      onRefused: (reason) => refused.push(reason),
    })
  return { caches, host, refused, clock, open }
}

/** What a page gets from an address, as a navigation or as one of its files. */
async function get(files: OfflineFiles, path: string): Promise<string> {
  const request = new Request(scope + path)
  if (path === '') Object.defineProperty(request, 'mode', { value: 'navigate' })
  const answer = files.answer(request)
  return answer ? (await answer).text() : 'not ours'
}

it('opens without its host what was there with it: page, parts, twin file', async () => {
  const { host, open } = world()
  const files = open('one')
  await files.install()
  await get(files, '')
  expect(await get(files, 'models/twin.json')).toBe('first')
  host.twin = 'second'
  expect(await get(files, 'models/twin.json')).toBe('second')
  host.isUp = false
  expect(await get(files, '?twin=models/twin.json')).toBe('not ours')
  expect(await get(files, '')).toContain('index-one.js')
  expect(await get(files, 'assets/panel-one.js')).toBe('assets/panel-one.js')
  expect(await get(files, 'models/twin.json')).toBe('second')
})

it('leaves alone what is not of the page', () => {
  const files = world().open('one')
  for (const [url, init] of [
    ['http://other.example/gemba/assets/index-one.js', {}],
    ['http://plant.example/other/index.html', {}],
    [`${scope}token`, { method: 'POST' }],
    [`${scope}token`, {}],
    [`${scope}film.mp4`, { headers: { range: 'bytes=0-' } }],
  ] as const) {
    expect(files.answer(new Request(url, init))).toBeNull()
  }
})

it('gives an open page the parts of its own version after the host has a newer one', async () => {
  const { host, open } = world()
  const old = open('one')
  await old.install()
  host.version = 'two'
  const files = open('two')
  await files.install()
  await files.tidy()
  expect(await get(files, 'assets/panel-one.js')).toBe('assets/panel-one.js')
  expect(await get(files, 'assets/panel-two.js')).toBe('assets/panel-two.js')
  expect(await get(files, '')).toContain('index-two.js')
})

it('hands out the last version that started in place of one that failed to twice', async () => {
  const { host, clock, open } = world()
  const old = open('one')
  await old.install()
  await get(old, '')
  expect(await old.noteStarted('one')).toEqual({ instead: null })
  host.version = 'two'
  const files = open('two')
  await files.install()
  for (const minute of [1, 2]) {
    clock.now = minute * 60_000
    expect(await get(files, '')).toContain('index-two.js')
  }
  clock.now = 3 * 60_000
  expect(await get(files, '')).toContain('index-one.js')
  expect(await files.isBad('two')).toBe(true)
  expect(await files.noteStarted('one')).toEqual({ instead: 'two' })
  // A third version is another matter.
  host.version = 'three'
  expect(await get(files, '')).toContain('index-three.js')
})

it('takes a version in whole or not at all, and says that the disk is full', async () => {
  const { caches, host, refused, open } = world()
  await open('one').install()
  host.version = 'two'
  // The host is changed while it is being loaded.
  await expect(open('three').install()).rejects.toThrow('could not be loaded')
  expect(await caches.keys()).toEqual(['gemba-app-one'])
  caches.isFull = true
  const files = open('two')
  await expect(files.install()).rejects.toThrow('full')
  expect(refused.at(-1)).toBe('its place on the disk is full')
  // The page goes on without.
  expect(await get(files, 'models/twin.json')).toBe('first')
  expect(await get(files, '')).toContain('index-two.js')
})
