import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTopics, type OpenSurvey } from '#state/topics.ts'
import type { TopicLink, TopicTrial } from '#twin/TopicReport.ts'
import { TopicBrowserView } from './TopicBrowserView.ts'
import { usePulse } from './usePulse.ts'

/** A survey that is open for as long as the panel, and what the panel tells it to look at. */
export type TopicSurvey = {
  view: TopicBrowserView
  link: TopicLink
  /** Rises when rows have come or changed. */
  structure: number
  /** Tells what is asked for on the next pulse. */
  want: (change: Partial<Wanted>) => void
}

/** Branches that are open, rows in sight, and the signal to try. */
type Wanted = {
  opened: readonly number[]
  inSight: readonly number[]
  trial: TopicTrial | null
}

const noLink: TopicLink = { status: 'connecting', reason: '', refused: '' }
const noBroker: TopicLink = { status: 'refused', reason: 'there is no broker', refused: '' }

/** Listens to the filters while the component is there; `look` is the topic looked at, or -1. */
export function useTopicSurvey(filters: readonly string[], look: number): TopicSurvey {
  const openSurvey = useTopics((topics) => topics.openSurvey)
  const key = filters.join('\n')
  // a new filter begins a new survey: nothing of the old one is shown as if it were of the new one
  // oxlint-disable-next-line react/exhaustive-deps
  const view = useMemo(() => new TopicBrowserView(), [key])
  const wanted = useRef<Wanted>({ opened: [], inSight: [], trial: null })
  const survey = useRef<OpenSurvey | null>(null)
  const opener = useRef(openSurvey)
  const [state, setState] = useState({ view, link: noLink, structure: 0 })

  // the plant may be bound anew while the panel is open: the survey's link is its own and stays
  const hasBroker = openSurvey !== null
  useEffect(() => {
    opener.current = openSurvey
  }, [openSurvey])
  useEffect(() => {
    const open = opener.current
    if (!open) return undefined
    setState({ view, link: noLink, structure: 0 })
    const opened = open(key.split('\n'), {
      onLink: (link) => setState((known) => ({ ...known, link })),
      onReport: (report) => {
        const changed = view.take(report)
        if (changed.length > 0) setState((known) => ({ ...known, structure: known.structure + 1 }))
      },
    })
    survey.current = opened
    return () => {
      survey.current = null
      opened.close()
    }
  }, [view, key, hasBroker])
  usePulse(() => {
    const { opened, inSight, trial } = wanted.current
    survey.current?.ask(view.ask(opened, inSight, look, trial))
  })
  const want = useCallback((change: Partial<Wanted>) => {
    Object.assign(wanted.current, change)
  }, [])
  const isOld = state.view !== view
  return {
    view,
    link: hasBroker ? (isOld ? noLink : state.link) : noBroker,
    structure: isOld ? 0 : state.structure,
    want,
  }
}
