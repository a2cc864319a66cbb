import { Save, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { useChanges } from '#state/changes.ts'
import { setPanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { isTopicFilter } from '#twin/TopicTree.ts'
import { sayCount } from '#twin/sayCount.ts'
import { narrowerFilters } from './boundTopics.ts'
import { IconButton } from './IconButton.tsx'
import { plainText } from '#twin/plainText.ts'
import { saveTwin } from './saveTwin.ts'
import { sayRate } from './sayRate.ts'
import css from './TopicBrowser.module.css'
import { usePulse, write } from './usePulse.ts'
import type { TopicSurvey } from './useTopicSurvey.ts'

type Props = {
  survey: TopicSurvey
  filter: string
  system: boolean
  onFilter: (filter: string) => void
  onSystem: (system: boolean) => void
}

/** The panel's first lines: what is listened to, how much comes, and what is not saved yet. */
export function TopicBrowserHead({ survey, filter, system, onFilter, onSystem }: Props) {
  const [text, setText] = useState(filter)
  const [known, setKnown] = useState(filter)
  if (known !== filter) {
    setKnown(filter)
    setText(filter)
  }
  const wrong = text.startsWith('$share/') ? 'is a shared subscription' : isTopicFilter(text)
  return (
    <>
      <div className={css.head}>
        <h2>Topics</h2>
        <form
          className={css.filter}
          onSubmit={(event) => {
            event.preventDefault()
            if (!wrong) onFilter(text)
          }}
        >
          <label htmlFor="topic-filter">Filter</label>
          <input
            id="topic-filter"
            type="text"
            value={text}
            spellCheck={false}
            autoComplete="off"
            aria-invalid={wrong !== null}
            aria-describedby={wrong === null ? undefined : 'topic-filter-wrong'}
            onChange={(event) => setText(event.target.value)}
          />
          {text !== filter && (
            <button type="submit" className={css.button} disabled={wrong !== null}>
              Listen
            </button>
          )}
        </form>
        <label className={css.check} title="What the broker tells about itself">
          <input
            type="checkbox"
            checked={system}
            onChange={(event) => onSystem(event.target.checked)}
          />
          $SYS
        </label>
        <Totals survey={survey} />
        <IconButton icon={X} label="Close" onClick={() => setPanels({ topics: false })} />
      </div>
      {wrong !== null && (
        <p id="topic-filter-wrong" className={css.notice} role="alert">
          The filter {wrong}.
        </p>
      )}
      <LinkNotice survey={survey} onFilter={onFilter} />
      <LeftOut survey={survey} />
      <Unsaved />
    </>
  )
}

function Totals({ survey }: { survey: TopicSurvey }) {
  const line = useRef<HTMLParagraphElement>(null)
  usePulse(() => {
    const { topics, messages, rate } = survey.view.totals
    const words = `${sayCount(topics)} topics · ${sayCount(messages)} messages`
    write(line.current, rate > 0.05 ? `${words} · ${sayRate(rate)}` : words)
  })
  return <p ref={line} className={css.totals} />
}

/** What found no place, in words; nothing while everything did. */
function LeftOut({ survey }: { survey: TopicSurvey }) {
  const line = useRef<HTMLParagraphElement>(null)
  usePulse(() => {
    const { unlisted, unkept, topics, isResting } = survey.view.totals
    const words: string[] = []
    if (isResting)
      words.push(
        'So much comes that this listens one second in four, so as not to slow the values: rates are right, counts are of what was heard.',
      )
    if (unlisted > 0) {
      const count = `${sayCount(unlisted)} messages of further topics are not listed`
      words.push(
        `${count}: ${sayCount(topics)} topics are as many as are kept, or their names are too long.`,
      )
    }
    if (unkept > 0)
      words.push(
        `${sayCount(unkept)} payloads were counted but not kept: the memory for them is full.`,
      )
    if (words.length > 0) words.push('A narrower filter shows more.')
    write(line.current, words.join(' '))
    if (line.current) line.current.hidden = words.length === 0
  })
  return <p ref={line} className={css.notice} hidden />
}

function LinkNotice({ survey, onFilter }: { survey: TopicSurvey; onFilter: Props['onFilter'] }) {
  const twin = usePlant((plant) => plant.twin)
  const { status, reason, refused } = survey.link
  if (status === 'connected' && refused === '') return null
  if (status === 'connecting') return <p className={css.notice}>Connecting to the broker…</p>
  const words =
    refused === ''
      ? `Nothing is heard: ${plainText(reason)}. It is tried again by itself; some brokers hang up when they are asked for more than they give.`
      : `The broker does not let us listen to ${plainText(refused, 80)}: ${plainText(reason)}. A narrower filter may be allowed.`
  return (
    <div className={css.notice} role="alert">
      <p>{words}</p>
      {twin && (
        <p className={css.offers}>
          {narrowerFilters(twin).map((filter) => (
            <button
              key={filter}
              type="button"
              className={css.button}
              onClick={() => onFilter(filter)}
            >
              {plainText(filter, 60)}
            </button>
          ))}
        </p>
      )}
    </div>
  )
}

function Unsaved() {
  const unsaved = useChanges((changes) => changes.unsaved)
  if (unsaved === 0) return null
  return (
    <div className={css.unsaved}>
      <output>{unsaved === 1 ? '1 change not saved' : `${unsaved} changes not saved`}</output>
      <button type="button" className={css.button} onClick={() => void saveTwin('download')}>
        <Save aria-hidden />
        Save twin.json
      </button>
      {'showSaveFilePicker' in window && (
        <button type="button" className={css.button} onClick={() => void saveTwin('file')}>
          Save to a file…
        </button>
      )}
    </div>
  )
}
