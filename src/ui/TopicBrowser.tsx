import { useMemo, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import { BindForm } from './BindForm.tsx'
import css from './TopicBrowser.module.css'
import { TopicBrowserDetails } from './TopicBrowserDetails.tsx'
import { TopicBrowserHead } from './TopicBrowserHead.tsx'
import { TopicBrowserTree } from './TopicBrowserTree.tsx'
import type { TopicLeaf } from '#twin/TopicReport.ts'
import { useTopicSurvey } from './useTopicSurvey.ts'

/** What arrives on the broker, as a tree; the last message of one topic; and the form that makes a signal of it. */
export function TopicBrowser() {
  const [filter, setFilter] = useState('#')
  const [system, setSystem] = useState(false)
  const filters = useMemo(() => (system ? [filter, '$SYS/#'] : [filter]), [filter, system])
  const [look, setLook] = useState(-1)
  const [bound, setBound] = useState<{ topic: string; leaf: TopicLeaf; rate: number } | null>(null)
  const [said, setSaid] = useState('')
  const survey = useTopicSurvey(filters, look)
  const twin = usePlant((plant) => plant.twin)
  const close = () => {
    setLook(-1)
    setBound(null)
    setSaid('')
  }
  const choose = (id: number) => {
    close()
    setLook(id)
  }
  return (
    <section className={css.panel} aria-label="Topics">
      <TopicBrowserHead
        survey={survey}
        filter={filter}
        system={system}
        onFilter={(next) => {
          close()
          setFilter(next)
        }}
        onSystem={setSystem}
      />
      <div className={css.body} data-detail={look >= 0}>
        <TopicBrowserTree key={filters.join(' ')} survey={survey} look={look} onLook={choose} />
        {look >= 0 && !bound && (
          <TopicBrowserDetails
            key={look}
            survey={survey}
            look={look}
            said={said}
            onBack={close}
            onBind={(topic, leaf, rate) => {
              setSaid('')
              setBound({ topic, leaf, rate })
            }}
          />
        )}
        {bound && twin && (
          <BindForm
            twin={twin}
            survey={survey}
            topic={bound.topic}
            leaf={bound.leaf}
            rate={bound.rate}
            onDone={(words) => {
              setSaid(words)
              setBound(null)
            }}
          />
        )}
        {look < 0 && (
          <p className={css.hint}>
            Choose a topic to see its last message, and to bind a value of it to an asset or a part.
          </p>
        )}
      </div>
    </section>
  )
}
