import { create } from 'zustand'
import type { TopicAsk, TopicLink, TopicReport } from '#twin/TopicReport.ts'

/** A survey of what arrives on the broker, while it is open. */
export type OpenSurvey = {
  /** Asks for a report; false while the last one is still on its way. */
  ask(ask: TopicAsk): boolean
  close(): void
}

export type SurveyListener = {
  onLink(link: TopicLink): void
  onReport(report: TopicReport): void
}

/** The way to listen to all that arrives on the broker of the open plant; null while there is no broker. */
export const useTopics = create<{
  openSurvey: ((filters: readonly string[], listener: SurveyListener) => OpenSurvey) | null
}>(() => ({ openSurvey: null }))
