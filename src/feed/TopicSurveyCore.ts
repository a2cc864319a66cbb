import type { Signal } from '#twin/Twin.ts'
import type { TopicAsk, TopicLink, TopicLook, TopicReport, TopicTrial } from '#twin/TopicReport.ts'
import type { Clock } from './Clock.ts'
import { isSessionCodec, type Codec } from './codecs/Codec.ts'
import { guessPayload } from './guessPayload.ts'
import { birthTopic, readBirths, trySparkplug, type Births } from './guessSparkplug.ts'
import type { FromSurvey, SurveyWish } from './surveyMessage.ts'
import { clearSamples, makeSample } from './TopicRoutes.ts'
import { surveyLimits, TopicSurvey, type SurveyLimits, type SurveyNode } from './TopicSurvey.ts'
import type { Transport, TransportKind } from './transports/Transport.ts'

/** Bytes that are kept of the topic looked at, so that a long payload can be read whole. */
const keptOfLook = 262_144
/** Bytes that are kept of a Sparkplug birth, because what follows means nothing without it. */
const keptOfBirth = 65_536

export type SurveyParts = {
  codecs: Record<string, Codec<unknown>>
  open: TransportKind['open']
  clock: Clock
  post(message: FromSurvey): void
  limits?: SurveyLimits
}

/**
 * The survey's work, without a worker around it: listens to everything that its filters let through and tells only what it is
 * asked for. Its link is its own: the feed's messages, counts and connection know nothing of it, and closing it frees all.
 */
export class TopicSurveyCore {
  readonly survey: TopicSurvey
  readonly #parts: SurveyParts
  readonly #transport: Transport
  readonly #stopTick: () => void
  readonly #link: TopicLink = { status: 'connecting', reason: '', refused: '' }
  #look: SurveyNode | undefined
  #lookTopic = ''
  #trial: { key: string; run: (payload: Uint8Array) => TopicReport['trial'] } | undefined
  #ticked: number

  constructor(wish: SurveyWish, parts: SurveyParts) {
    const { clock } = parts
    this.#parts = parts
    this.survey = new TopicSurvey(parts.limits ?? surveyLimits)
    this.#ticked = clock.now()
    this.#stopTick = clock.every(1000, () => {
      const now = clock.now()
      this.survey.tick((now - this.#ticked) / 1000)
      this.#ticked = now
    })
    this.#transport = parts.open(
      { ...wish, clock },
      {
        onMessage: (topic, payload, isRetained = false) => {
          this.survey.take(topic, payload, isRetained, clock.now(), this.#keptOf(topic))
        },
        onConnection: ({ status, reason }) => this.#tell({ status, reason }),
        onRefusedTopic: (refused, reason) => this.#tell({ refused, reason }),
      },
    )
  }

  answer(ask: TopicAsk): void {
    const { survey } = this
    const branches: TopicReport['branches'][number][] = []
    for (const { id, version } of ask.open) {
      const node = survey.node(id)
      if (node && node.version !== version)
        branches.push({ id, version: node.version, children: survey.children(node) })
    }
    const figures = ask.figures.map((id) => survey.node(id))
    this.#lookAt(ask.look === null ? undefined : survey.node(ask.look.id))
    const report: TopicReport = {
      branches,
      counts: figures.map((node) => node?.sum ?? 0),
      rates: figures.map((node) => node?.rate ?? 0),
      look: this.#look ? this.#report(this.#look, ask.look?.version) : null,
      trial: ask.trial && this.#look ? this.#try(ask.trial, this.#look) : null,
      totals: { ...survey.totals },
    }
    this.#parts.post({ kind: 'report', report })
  }

  close(): void {
    this.#stopTick()
    this.#transport.close()
  }

  #keptOf(topic: string): number | undefined {
    if (topic === this.#lookTopic) return keptOfLook
    return topic.startsWith('spBv1.0/') && /BIRTH\//.test(topic) ? keptOfBirth : undefined
  }

  /** What the birth that belongs to a topic names. */
  #births(topic: string): Births {
    const birth = birthTopic(topic)
    const node = birth === null ? undefined : this.survey.find(birth)
    return node?.bytes ? readBirths(node.bytes.subarray(0, node.kept)) : new Map()
  }

  #tell(change: Partial<TopicLink>): void {
    if (change.status === 'connected') Object.assign(this.#link, { refused: '' })
    Object.assign(this.#link, change)
    this.#parts.post({ kind: 'link', link: { ...this.#link } })
  }

  #lookAt(node: SurveyNode | undefined): void {
    if (node === this.#look) return
    if (this.#look) this.survey.shrink(this.#look)
    this.#look = node
    this.#lookTopic = node ? this.survey.topicOf(node) : ''
  }

  #report(node: SurveyNode, known: number | undefined): TopicLook {
    const payload = node.bytes?.subarray(0, node.kept) ?? new Uint8Array()
    const isNew = node.count > 0 && node.count !== known
    const guess = isNew
      ? guessPayload(this.#lookTopic, payload, node.length, this.#births(this.#lookTopic))
      : { format: '', leaves: [], leftOut: 0, raw: '' }
    return {
      id: node.id,
      topic: this.#lookTopic,
      count: node.count,
      rate: node.seconds === 0 ? 0 : node.recent / node.seconds,
      age: (this.#parts.clock.now() - node.received) / 1000,
      length: node.length,
      kept: node.kept,
      isRetained: node.isRetained,
      version: node.count,
      ...guess,
    }
  }

  /** Reads the last payload with the codec itself, so that the form shows what the signal will show. */
  #try(trial: TopicTrial, node: SurveyNode): TopicReport['trial'] {
    const key = JSON.stringify([trial, this.#lookTopic])
    if (this.#trial?.key !== key)
      this.#trial = { key, run: makeTrial(trial, this.#lookTopic, this.#parts.codecs) }
    if (node.count === 0) return { value: NaN, reason: 'no message has come yet' }
    if (node.kept < node.length)
      return { value: NaN, reason: 'the payload was not kept whole; the next one will be' }
    const payload = node.bytes!.subarray(0, node.kept)
    if (trial.codec !== 'sparkplug') return this.#trial.run(payload)
    const births = this.#births(this.#lookTopic)
    return trySparkplug(payload, births, trial.options.metric, trial.states ?? undefined)
  }
}

function makeTrial(
  { key, codec, options, states }: TopicTrial,
  topic: string,
  codecs: Record<string, Codec<unknown>>,
): (payload: Uint8Array) => TopicReport['trial'] {
  if (!Object.hasOwn(codecs, codec)) return fail(`there is no codec “${codec}”`)
  const chosen = codecs[codec]
  if (isSessionCodec(chosen)) return fail('it is read once it is bound')
  const given = chosen.options.safeParse(options)
  if (!given.success) return fail(given.error.issues[0]?.message ?? 'the options are wrong')
  const signal: Signal = {
    id: `trial.${key}`,
    name: key,
    asset: 0,
    topic,
    codec,
    codecOptions: given.data as Record<string, unknown>,
    unit: '',
    staleAfter: 10,
    digits: 3,
    ...(states && { states }),
  }
  const reader = chosen.open([signal])
  const samples = [makeSample()]
  return (payload) => {
    clearSamples(samples)
    const whole = reader.read(payload, samples)
    const { value, bad } = samples[0]
    if (whole !== undefined) return { value: NaN, reason: whole }
    const nothing = Number.isNaN(value) ? 'the message carries no value at this path' : ''
    return { value, reason: Number.isNaN(value) ? (bad ?? nothing) : '' }
  }
}

function fail(reason: string) {
  return () => ({ value: NaN, reason })
}
