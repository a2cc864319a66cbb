import { createServer, type IncomingMessage } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { listen } from '#server/listen.ts'
import { useRoom } from '#state/room.ts'
import { openLiveKitLine, type LiveKitRoom } from '#voice/openLiveKitLine.ts'

const stops: (() => unknown)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** A site's token service, which answers what it is told to and notes what it was asked. */
async function openService(answer: string, status = 200) {
  const asked: unknown[] = []
  const server = createServer((request, response) => {
    void readAll(request).then((text) => {
      asked.push(JSON.parse(text))
      response.writeHead(status).end(answer)
    })
  })
  const port = await listen(server, '127.0.0.1', 0, '--port')
  stops.push(() => server.close())
  return { address: `http://127.0.0.1:${port}/token`, asked }
}

async function readAll(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

/** What LiveKit's program is asked to do; `refusal` is why it cannot connect. */
function makeServer(refusal = '') {
  const done: string[] = []
  const said: string[] = []
  let end: ((reason: string) => void) | undefined
  const room: LiveKitRoom = {
    async connect(url, token) {
      if (refusal !== '') throw new Error(refusal)
      done.push(`connect ${url} ${token}`)
    },
    publish: async () => void done.push('publish'),
    setMuted: async (isMuted) => void done.push(isMuted ? 'mute' : 'open'),
    close: () => done.push('close'),
  }
  const open = (token: string) =>
    openLiveKitLine(
      'annaanna',
      { url: 'wss://live.example', token },
      {
        onVoice: () => undefined,
        onState: () => undefined,
        onWords: (words) => said.push(words),
        onEnd: (words) => said.push(words),
      },
      async () => (events) => {
        end = (reason) => events.onEnd(reason)
        return room
      },
    )
  return { done, said, open, end: (reason: string) => end?.(reason) }
}

const track = {} as MediaStreamTrack
const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

test('enters with a token for this person in this room, publishes once, and mutes afterwards', async () => {
  useRoom.setState(({ me }) => ({ room: 'line-2', me: { ...me, name: 'Anna' } }))
  const service = await openService('{"participant_token":"aa.bb.cc","server_url":"wss://other"}')
  const server = makeServer()
  const line = server.open(service.address)
  expect(await line.enter()).toBe('')
  expect(service.asked).toEqual([
    { room_name: 'line-2', participant_identity: 'annaanna', participant_name: 'Anna' },
  ])
  // Held for a moment, twice.
  for (const each of [track, null, track, null]) line.setTrack(each)
  await settle()
  line.close()
  expect(server.done).toEqual([
    'connect wss://live.example aa.bb.cc',
    'publish',
    'mute',
    'open',
    'mute',
    'close',
  ])
})

test.each([
  ['forbids it', 'no', 403, /answers 403/],
  ['answers a page', '<html></html>', 200, /is none/],
  ['answers other JSON', '{"token":7}', 200, /is none/],
])('says why there is no token when the service %s', async (_, answer, status, words) => {
  const service = await openService(answer, status)
  const server = makeServer()
  expect(await server.open(service.address).enter()).toMatch(words)
  expect(server.done).toEqual([])
})

test('says that the server cannot be reached, or has ended the voice', async () => {
  const service = await openService('aa.bb.cc')
  const away = makeServer('no answer')
  expect(await away.open(service.address).enter()).toMatch(/cannot be reached: no answer/)
  expect(away.done).toEqual(['close'])
  const server = makeServer()
  await server.open(service.address).enter()
  server.end('the room was closed')
  expect(server.said.join()).toMatch(/has ended the voice: the room was closed/)
})

test('is not opened after all when the person has left meanwhile', async () => {
  const service = await openService('aa.bb.cc')
  const server = makeServer()
  const line = server.open(service.address)
  const entering = line.enter()
  line.close()
  expect(await entering).toBe('')
  expect(server.done).toEqual([])
})
