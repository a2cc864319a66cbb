import { systemClock } from './Clock.ts'
import { codecs } from './codecs/index.ts'
import type { ToSurvey } from './surveyMessage.ts'
import { TopicSurveyCore } from './TopicSurveyCore.ts'
import { transportFor } from './transports/index.ts'

let core: TopicSurveyCore | undefined

self.addEventListener('message', ({ data }: MessageEvent<ToSurvey>) => {
  if (data.kind === 'ask') {
    core?.answer(data.ask)
    return
  }
  const kind = transportFor(data.wish.broker)
  if (!kind) throw new Error(`survey.worker: no transport for ${data.wish.broker}`)
  core = new TopicSurveyCore(data.wish, {
    codecs,
    open: (wish, events) => kind.open(wish, events),
    clock: systemClock,
    post: (message) => self.postMessage(message, { transfer: [] }),
  })
})
