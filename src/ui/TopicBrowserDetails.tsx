import { ArrowLeft, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import { sayAge } from '#twin/sayAge.ts'
import type { TopicLeaf } from '#twin/TopicReport.ts'
import { boundTopics } from './boundTopics.ts'
import { copyText } from './copyText.ts'
import { IconButton } from './IconButton.tsx'
import { plainText } from '#twin/plainText.ts'
import { sayBytes } from './sayBytes.ts'
import { sayRate } from './sayRate.ts'
import css from './TopicBrowserDetails.module.css'
import { TopicBrowserLeaf } from './TopicBrowserLeaf.tsx'
import { usePulse, write } from './usePulse.ts'
import type { TopicSurvey } from './useTopicSurvey.ts'

type Props = {
  survey: TopicSurvey
  look: number
  /** What was done last, for the person. */
  said: string
  onBack: () => void
  onBind: (topic: string, leaf: TopicLeaf, rate: number) => void
}

/** The lines of a payload; other lines are drawn only when there are others, their values are written on the pulse. */
type Shape = { key: string; format: string; leaves: readonly TopicLeaf[]; leftOut: number }

const noShape: Shape = { key: '', format: '', leaves: [], leftOut: 0 }

/** One topic: its last message, how it comes, and what each value of it could be bound as. */
export function TopicBrowserDetails({ survey, look, said, onBack, onBind }: Props) {
  const { view } = survey
  const topic = view.topicOf(look)
  const facts = useRef<HTMLParagraphElement>(null)
  const raw = useRef<HTMLPreElement>(null)
  const [shape, setShape] = useState(noShape)
  usePulse(() => {
    const seen = view.look
    if (!seen || seen.id !== look) return
    const { format, leaves, leftOut } = seen
    const lines = leaves.map(({ path, kind, role, refusal }) => `${path}\n${kind}${role}${refusal}`)
    const key = [format, leftOut, ...lines].join('\n')
    if (key !== shape.key) setShape({ key, format, leaves, leftOut })
    write(
      raw.current,
      seen.raw
        .split('\n')
        .map((line) => plainText(line, 5000))
        .join('\n'),
    )
    write(facts.current, sayFacts(seen))
  })
  const leafNow = (index: number) => {
    const seen = view.look
    return seen?.id === look ? (seen.leaves[index] ?? null) : null
  }
  const keys = keysOf(shape.leaves)
  return (
    <section className={css.details} aria-label="Topic">
      <div className={css.head}>
        <IconButton
          icon={ArrowLeft}
          label="Back to the topics"
          className={css.back}
          onClick={onBack}
        />
        <h3>{plainText(topic, 1000)}</h3>
        <CopyTopic topic={topic} />
      </div>
      <p ref={facts} className={css.facts} />
      {said !== '' && <output className={css.said}>{said}</output>}
      <Bound topic={topic} />
      {/* what scrolls must be reachable by the keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={css.payload} tabIndex={0} aria-label="Last message">
        {shape.leaves.map((leaf, index) => (
          <TopicBrowserLeaf
            key={keys[index]}
            leaf={leaf}
            now={() => leafNow(index)}
            onBind={() => onBind(topic, leafNow(index) ?? leaf, view.look?.rate ?? 0)}
          />
        ))}
        {shape.leftOut > 0 && (
          <p className={css.note}>
            {shape.leftOut === 1 ? '1 more line is' : `${shape.leftOut} more lines are`} not shown.
          </p>
        )}
        {shape.leaves.length === 0 && shape.format !== 'empty' && (
          <pre ref={raw} className={css.raw} />
        )}
        {shape.format === 'empty' && <p className={css.note}>The message is empty.</p>}
        {(shape.format === 'binary' || shape.format === 'JSON, cut') && (
          <p className={css.note}>{notes[shape.format]}</p>
        )}
      </section>
    </section>
  )
}

/** The leaves' paths, and where two are alike (a path that cannot be written) their place. */
function keysOf(leaves: readonly TopicLeaf[]): string[] {
  const seen = new Set<string>()
  return leaves.map(({ path }, index) => {
    const key = seen.has(path) ? `${path} ${index}` : path
    seen.add(path)
    return key
  })
}

const notes: Record<string, string> = {
  binary: 'These are the bytes of something that is no text; no codec here reads it.',
  'JSON, cut':
    'Only the start of this message was kept. The next one is kept whole while you look.',
}

function sayFacts(look: NonNullable<TopicSurvey['view']['look']>): string {
  const { format, length, kept, rate, age, isRetained, count } = look
  const size =
    kept < length ? `${sayBytes(length)}, the first ${sayBytes(kept)} kept` : sayBytes(length)
  const often = sayRate(rate) || (count === 1 ? 'once so far' : 'no more now')
  const words = [format, size, often, age < 1 ? 'now' : `${sayAge(age)} ago`]
  return [...words, ...(isRetained ? ['retained'] : [])].join(' · ')
}

function CopyTopic({ topic }: { topic: string }) {
  const [label, setLabel] = useState('Copy')
  const copy = async () => {
    setLabel((await copyText(topic)) ? 'Copied' : 'Could not copy')
    setTimeout(setLabel, 2000, 'Copy')
  }
  return (
    <button type="button" className={css.copy} onClick={() => void copy()}>
      <Copy aria-hidden />
      <output>{label}</output>
    </button>
  )
}

function Bound({ topic }: { topic: string }) {
  const twin = usePlant((plant) => plant.twin)
  const slots = twin ? boundTopics(twin).slots(topic) : []
  if (!twin || slots.length === 0) return null
  const names = slots.slice(0, 8).map((slot) => {
    const { name, asset } = twin.signals[slot]
    return plainText(`${twin.assets[asset].name} · ${name}`, 80)
  })
  const more = slots.length > names.length ? ` and ${slots.length - names.length} more` : ''
  return (
    <p className={css.boundTo}>
      Read by {names.join(', ')}
      {more}
    </p>
  )
}
