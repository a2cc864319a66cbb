import { systemClock } from '../Clock.ts'
import { answerChannel } from './answerChannel.ts'
import type { FromLogin, ToLogin } from './LoginPost.ts'
import { OidcLogin } from './OidcLogin.ts'

let login: OidcLogin | null = null
let channel: BroadcastChannel | null = null

self.addEventListener('message', ({ data }: MessageEvent<ToLogin>) => {
  channel?.close()
  channel = null
  if (data.kind === 'begin') void begin(data)
})

async function begin({ settings, back }: ToLogin & { kind: 'begin' }): Promise<void> {
  login?.close()
  const begun = new OidcLogin({ settings, back, clock: systemClock, wall: Date.now, post })
  login = begun
  const state = await begun.begin()
  if (state === null || login !== begun) return
  // The other window answers here: the code never passes through the page.
  channel = new BroadcastChannel(answerChannel(state))
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    channel?.close()
    channel = null
    if (typeof data === 'string') void begun.finish(data)
  })
}

function post(message: FromLogin): void {
  self.postMessage(message, [])
}
