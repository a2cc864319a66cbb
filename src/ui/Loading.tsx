import { OctagonX, X } from 'lucide-react'
import { useState } from 'react'
import { usePlant } from '#state/plant.ts'
import type { ModelProgress } from '#state/plant.ts'
import { useProblems } from '#state/problems.ts'
import { setPanels } from '#state/panels.ts'
import { useStage } from '#state/stage.ts'
import css from './Loading.module.css'
import { sayBytes } from './sayBytes.ts'

const stages = {
  waiting: 'Waiting',
  download: 'Downloading',
  decode: 'Decoding',
  build: 'Building',
  ready: 'Ready',
  failed: 'Failed',
}

/** How far the models are, and in words which of them failed; everything else can be used meanwhile. */
export function Loading() {
  const twin = usePlant((plant) => plant.twin)
  const models = usePlant((plant) => plant.models)
  const isPlain = useStage((stage) => stage.isPlain)
  if (!twin) return <Bar words="Opening the plant" figures="" share={null} />
  const failed = models.filter((model) => model.stage === 'failed')
  const busy = models.filter((model) => model.stage !== 'failed' && model.stage !== 'ready')
  // in 2D no model is loaded
  const isLoading = !isPlain || busy.some(isOnItsWay)
  return (
    <>
      {failed.map((model) => (
        <Failure key={model.id} model={model} />
      ))}
      {isLoading && busy.length > 0 && <Progress models={busy} of={models.length} />}
    </>
  )
}

function isOnItsWay({ stage }: ModelProgress): boolean {
  return stage !== 'waiting'
}

function Progress({ models, of }: { models: readonly ModelProgress[]; of: number }) {
  const [first] = models
  const loaded = models.reduce((sum, model) => sum + model.loadedBytes, 0)
  const total = models.reduce((sum, model) => sum + model.totalBytes, 0)
  const isKnown =
    total > 0 && models.every((model) => model.totalBytes > 0 || model.stage === 'waiting')
  const name = of === 1 ? 'the model' : `model “${first.id}”`
  const words = `${stages[first.stage]} ${first.stage === 'waiting' ? `for ${name}` : name}`
  const bytes = isKnown ? sayBytes(loaded, total) : loaded > 0 ? sayBytes(loaded) : ''
  const isPlain = first.stage === 'download' && isKnown
  return <Bar words={words} figures={bytes} share={isPlain ? loaded / total : null} />
}

function Bar({ words, figures, share }: { words: string; figures: string; share: number | null }) {
  return (
    <div className={css.card}>
      <p className={css.line}>
        <output>{words}</output>
        <span className={css.figures}>{figures}</span>
      </p>
      <progress className={css.track} aria-label={words} max={1} value={share ?? undefined} />
    </div>
  )
}

function Failure({ model }: { model: ModelProgress }) {
  const [closed, setClosed] = useState(false)
  const problem = useProblems((problems) => {
    const own = problems.list.filter(
      ({ from, severity }) => from === 'model' && severity === 'error',
    )
    return own.find(({ where, text }) => `${where} ${text}`.includes(model.id)) ?? own[0]
  })
  if (closed) return null
  return (
    <div className={css.card} role="alert">
      <OctagonX className={css.icon} aria-hidden />
      <button
        type="button"
        className={css.close}
        aria-label="Close"
        onClick={() => setClosed(true)}
      >
        <X aria-hidden />
      </button>
      <p className={css.title}>The model “{model.id}” could not be loaded</p>
      {problem && <p>{problem.text}</p>}
      <p className={css.advice}>
        {problem?.advice ?? 'Everything else works: the asset tree and all values can be used.'}
      </p>
      <button type="button" className={css.more} onClick={() => setPanels({ problems: true })}>
        Show problems
      </button>
    </div>
  )
}
