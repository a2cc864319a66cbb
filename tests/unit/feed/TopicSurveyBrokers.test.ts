import { createServer } from 'node:net'
import { Aedes } from 'aedes'
import mqttJs from 'mqtt'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '#feed/Clock.ts'
import { codecs } from '#feed/codecs/index.ts'
import type { FromSurvey } from '#feed/surveyMessage.ts'
import { TopicSurveyCore } from '#feed/TopicSurveyCore.ts'
import { mqtt } from '#feed/transports/mqtt.ts'
import { listen } from '#server/listen.ts'
import { mosquittoPath, openMosquitto } from '../../world/openMosquitto.ts'
import { makeSignal } from './makeSignal.ts'
import { openCore } from './openCore.ts'

const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})
const poll = { timeout: 20_000, interval: 20 }

function survey(broker: string, filters: string[]) {
  const posted: FromSurvey[] = []
  const core = new TopicSurveyCore(
    { broker, filters },
    {
      codecs,
      clock: systemClock,
      open: (...all) => mqtt.open(...all),
      post: (message) => posted.push(message),
    },
  )
  stops.push(() => core.close())
  const link = () => posted.findLast((one) => one.kind === 'link')?.link
  return { core, link }
}

async function openGuarded(change: (aedes: Aedes) => void) {
  const aedes = await Aedes.createBroker()
  change(aedes)
  const server = createServer((socket) => void aedes.handle(socket))
  const port = await listen(server, '127.0.0.1', 0, '--port')
  stops.push(() => {
    server.close()
    aedes.close()
  })
  return `mqtt://127.0.0.1:${port}`
}

it('says that a broker refuses “#”, and hears what a narrower filter lets through', async () => {
  const broker = await openGuarded((aedes) => {
    aedes.authorizeSubscribe = (_, subscription, done) =>
      done(null, subscription.topic === '#' ? null : subscription)
  })
  const wide = survey(broker, ['#'])
  await expect.poll(wide.link, poll).toMatchObject({ status: 'connected', refused: '#' })
  const narrow = survey(broker, ['plant/#'])
  await expect.poll(narrow.link, poll).toMatchObject({ status: 'connected', refused: '' })
  const client = await mqttJs.connectAsync(broker)
  stops.push(() => client.end(true))
  await client.publishAsync('plant/level', '3')
  await expect.poll(() => narrow.core.survey.totals.topics, poll).toBe(1)
  expect(wide.core.survey.totals.topics).toBe(0)
})

it('says that a broker hangs up on it', async () => {
  const broker = await openGuarded((aedes) => {
    aedes.authorizeSubscribe = (client, _, done) => {
      client.close()
      done(new Error('no'))
    }
  })
  const { link } = survey(broker, ['#'])
  await expect.poll(link, poll).toMatchObject({ status: 'lost' })
})

describe.skipIf(!mosquittoPath)('beside a feed on mosquitto (skipped where it is missing)', () => {
  it('hears everything once, what was kept too, and the feed as much as before', async () => {
    const mosquitto = await openMosquitto()
    stops.push(() => mosquitto.close())
    const client = await mqttJs.connectAsync(mosquitto.tcp)
    stops.push(() => client.end(true))
    await client.publishAsync('plant/kept', '1', { retain: true })
    const signals = [
      makeSignal('a', { topic: 'plant/level' }),
      makeSignal('b', { topic: 'plant/kept' }),
    ]
    const feed = openCore({ broker: mosquitto.ws, signals }, mqtt, systemClock)
    stops.push(() => feed.core.close())
    await expect.poll(() => feed.core.counts.messages, poll).toBe(1)
    const { core } = survey(mosquitto.ws, ['#'])
    await expect.poll(() => core.survey.totals.messages, poll).toBe(1)
    expect(core.survey.find('plant/kept')).toMatchObject({ isRetained: true, count: 1 })
    for (let i = 0; i < 100; i++) await client.publishAsync('plant/level', String(i))
    await expect.poll(() => core.survey.find('plant/level')?.count, poll).toBe(100)
    await expect.poll(() => feed.core.counts.messages, poll).toBe(101)
    core.close()
    await client.publishAsync('plant/level', '7')
    await expect.poll(() => feed.core.counts.messages, poll).toBe(102)
    expect(core.survey.totals.messages).toBe(101)
  })
})
