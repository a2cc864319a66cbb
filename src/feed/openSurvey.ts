import type { TopicAsk, TopicLink, TopicReport } from '#twin/TopicReport.ts'
import type { FromSurvey, SurveyWish, ToSurvey } from './surveyMessage.ts'

export type SurveyEvents = {
  onLink(link: TopicLink): void
  onReport(report: TopicReport): void
}

/** A survey as the page sees it. */
export type Survey = {
  /** Asks for a report; false while the last one is still on its way. */
  ask(ask: TopicAsk): boolean
  /** Ends the link and the worker, and with it all that was kept. */
  close(): void
}

/** Listens to a broker's topics in a worker and over a link of their own, until it is closed. */
export function openSurvey(wish: SurveyWish, events: SurveyEvents): Survey {
  const worker = new Worker(new URL('./survey.worker.ts', import.meta.url), {
    type: 'module',
    name: 'survey',
  })
  const post = (message: ToSurvey) => worker.postMessage(message, [])
  let isWaiting = false
  worker.addEventListener('message', ({ data }: MessageEvent<FromSurvey>) => {
    if (data.kind === 'link') events.onLink(data.link)
    else {
      isWaiting = false
      events.onReport(data.report)
    }
  })
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    const reason = `the program that listens has failed (${event.message || 'it could not be loaded'})`
    events.onLink({ status: 'lost', reason, refused: '' })
  })
  post({ kind: 'open', wish })
  return {
    ask(ask) {
      if (isWaiting) return false
      isWaiting = true
      post({ kind: 'ask', ask })
      return true
    },
    close: () => worker.terminate(),
  }
}
