import type { TopicAsk, TopicLink, TopicReport } from '#twin/TopicReport.ts'

/** What a survey listens to: one broker, and topic filters (`#`). */
export type SurveyWish = {
  broker: string
  username?: string
  password?: string
  filters: readonly string[]
}

export type ToSurvey = { kind: 'open'; wish: SurveyWish } | { kind: 'ask'; ask: TopicAsk }

export type FromSurvey = { kind: 'link'; link: TopicLink } | { kind: 'report'; report: TopicReport }
