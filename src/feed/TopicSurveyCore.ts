import { readRoomTopic } from '#people/roomTopics.ts'
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

/**
 * Messages a second beyond which the survey, after two seconds of it, listens one second in four: a browser takes about 27,000
 * WebSocket messages a second in all, and those of the signals come first.
 */
const mostMessages = 12_000
const restTicks = 3

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
  readonly #wish: SurveyWish
  /** Null while it rests. */
  #transport: Transport | null = null
  readonly #stopTick: () => void
  readonly #link: TopicLink = { status: 'connecting', reason: '', refused: '' }
  #look: SurveyNode | undefined
  #lookTopic = ''
  #trial: { key: string; run: (payload: Uint8Array) => TopicReport['trial'] } | undefined
  #ticked: number
  #heard = 0
  #busyTicks = 0
  #rest = 0

  constructor(wish: SurveyWish, parts: SurveyParts) {
    const { clock } = parts
    this.#parts = parts
    this.#wish = wish
    this.survey = new TopicSurvey(parts.limits ?? surveyLimits)
    this.#ticked = clock.now()
    this.#stopTick = clock.every(1000, () => this.#tick())
    this.#open()
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
    this.#transport?.close()
  }

  #open(): void {
    const { clock, open } = this.#parts
    this.#transport = open(
      { ...this.#wish, clock },
      {
        onMessage: (topic, payload, isRetained = false) => {
          // What people say to each other is no telemetry.
          if (readRoomTopic(topic)) return
          if (!isRetained) this.#heard++
          this.survey.take(topic, payload, isRetained, clock.now(), this.#keptOf(topic))
        },
        onConnection: ({ status, reason }) => this.#tell({ status, reason }),
        onRefusedTopic: (refused, reason) => this.#tell({ refused, reason }),
      },
    )
  }

  /** A second has gone. Rates are made of the seconds in which it listened. */
  #tick(): void {
    const { survey } = this
    const now = this.#parts.clock.now()
    const seconds = (now - this.#ticked) / 1000
    const rate = this.#heard / seconds
    this.#ticked = now
    this.#heard = 0
    if (this.#rest > 0) {
      if (--this.#rest === 0) this.#open()
      return
    }
    survey.tick(seconds)
    this.#busyTicks = rate > mostMessages ? this.#busyTicks + 1 : 0
    // After a rest one busy second is enough to rest again.
    if (this.#busyTicks >= (survey.totals.isResting ? 1 : 2)) {
      survey.totals.isResting = true
      this.#rest = restTicks
      this.#transport?.close()
      this.#transport = null
    } else if (this.#busyTicks === 0) survey.totals.isResting = false
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
    // Its own rests are no news.
    if (this.survey.totals.isResting && !change.refused && change.status !== 'lost') return
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
    const isNew = node.seen > 0 && node.seen !== known
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
      version: node.seen,
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
