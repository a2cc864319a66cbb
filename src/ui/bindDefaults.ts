import type { SignalToAdd } from '#twin/addSignal.ts'
import { patternOf, splitModelPrefix } from '#twin/PartPattern.ts'
import type { TopicLeaf, TopicTrial } from '#twin/TopicReport.ts'
import type { Twin } from '#twin/Twin.ts'
import { bindShows } from './bindShows.ts'

/** What a person fills in to bind a value; all of it text as it is written. */
export type BindFields = {
  /** Id of the asset, or empty for a new one. */
  asset: string
  newName: string
  name: string
  key: string
  unit: string
  codec: string
  path: string
  time: string
  quality: string
  /** Names of states, separated by commas; empty for a number. */
  states: string
  from: string
  to: string
  staleAfter: string
  as: string
  /** What the guess says beyond what can be filled in: a Sparkplug group, node and device. */
  given: Record<string, unknown>
}

/** What the form begins with: the guess, for the asset that is selected. */
export function firstFields(leaf: TopicLeaf, rate: number, isRetained: boolean): BindFields {
  const { codec, options, key, name, unit } = leaf.guess
  const said = (option: string) => (typeof options[option] === 'string' ? options[option] : '')
  return {
    asset: '',
    newName: '',
    name,
    key,
    unit,
    codec,
    path: codec === 'sparkplug' ? said('metric') : said('path'),
    time: said('time'),
    quality: said('quality'),
    states: leaf.kind === 'text' ? leaf.text : leaf.kind === 'boolean' ? 'off, on' : '',
    from: '',
    to: '',
    staleAfter: codec === 'sparkplug' ? 'never' : guessStaleAfter(rate, isRetained),
    given: options,
    as: '',
  }
}

/** Three times the usual pause, at least ten seconds; what comes only when it changes is never old. */
function guessStaleAfter(rate: number, isRetained: boolean): string {
  if (rate >= 0.3) return '10'
  if (rate > 1 / 600) return String(Math.ceil(3 / rate / 10) * 10)
  return isRetained ? 'never' : '600'
}

/** A key or group name that is not taken yet: `speed`, `speed2`. */
export function unused(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted
  let number = 2
  while (taken.includes(`${wanted}${number}`)) number++
  return `${wanted}${number}`
}

/** A text as an id or a group of parts: letters, digits, `-` and `_`. */
export function makeId(text: string): string {
  const id = text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
  return id.replace(/^-+|-+$/g, '').slice(0, 40) || 'asset'
}

/** The group of parts that means exactly this part (`<model>/<path>`), or a new one. */
export function groupOf(
  twin: Twin,
  asset: number,
  part: string,
): { group: string; pattern: string } {
  const border = part.indexOf('/')
  const model = part.slice(0, border)
  const path = patternOf(part.slice(border))
  const pattern = twin.models.length > 1 ? `${model}:${path}` : path
  const groups = asset < 0 ? {} : twin.assets[asset].parts
  for (const [group, patterns] of Object.entries(groups)) {
    if (patterns.length === 1 && patterns[0] === pattern) return { group, pattern }
  }
  const plain = splitModelPrefix(pattern).pattern
  const wanted = makeId(plain.slice(plain.lastIndexOf('/') + 1))
  return { group: unused(wanted, Object.keys(groups)), pattern }
}

/** The codec's options as the form has them. */
export function optionsOf(fields: BindFields): Record<string, unknown> {
  const { codec, path, time, quality, given } = fields
  if (codec === 'number') return {}
  if (codec === 'sparkplug') return { ...given, metric: path }
  const options: Record<string, unknown> = { path }
  if (codec === 'json' && time !== '') options.time = time
  if (codec === 'json' && quality !== '') options.quality = quality
  return options
}

export function statesOf({ states }: BindFields): string[] {
  const names = states.split(',').map((name) => name.trim())
  return [...new Set(names.filter((name) => name !== ''))]
}

export function trialOf(fields: BindFields): TopicTrial {
  const states = statesOf(fields).map((name, code) => ({ code, name }))
  const { key, codec } = fields
  return { key, codec, options: optionsOf(fields), states: states.length > 0 ? states : null }
}

/** What is to be written into the twin file, or why it cannot be yet, as a sentence. */
export function signalOf(
  fields: BindFields,
  topic: string,
  twin: Twin,
  part: string | null,
  below: string | null,
): SignalToAdd | { reason: string } {
  const { key, name, unit, codec, as } = fields
  const range = rangeOf(fields)
  if (typeof range === 'string') return { reason: range }
  if (name.trim() === '') return { reason: 'The signal needs a name.' }
  if (!/^[^\s./#+:]+$/.test(key))
    return { reason: 'The key is a name without spaces and without any of “. / # + :”.' }
  const isNew = fields.asset === ''
  if (isNew && fields.newName.trim() === '') return { reason: 'The new asset needs a name.' }
  const staleAfter = fields.staleAfter === 'never' ? 'never' : Number(fields.staleAfter)
  if (staleAfter !== 'never' && !(staleAfter > 0))
    return { reason: 'Stale after takes seconds, or “never”.' }
  const ids = twin.assets.map(({ id }) => id)
  const asset = isNew ? unused(makeId(fields.newName), ids) : fields.asset
  const index = isNew ? -1 : ids.indexOf(asset)
  const show = bindShows.find((one) => one.as === as)
  if (show?.needsRange && !range)
    return { reason: `${show.label} needs the smallest and the largest value.` }
  const group = part === null ? undefined : groupOf(twin, index, part)
  const isShown = show !== undefined && show.as !== ''
  if (isShown && !group && (index < 0 || Object.keys(twin.assets[index].parts).length === 0))
    return { reason: 'To show it, select a part first, or choose “Not on a part”.' }
  const states = statesOf(fields)
  return {
    asset,
    ...(isNew && { newAsset: { name: fields.newName.trim(), below } }),
    key,
    topic: codec === 'sparkplug' ? '' : topic,
    codec,
    options: optionsOf(fields),
    properties: {
      name: name.trim(),
      ...(unit !== '' && states.length === 0 && { unit }),
      ...(range && { range }),
      ...(states.length > 0 && { states }),
      ...(staleAfter !== (codec === 'sparkplug' ? 'never' : 10) && { staleAfter }),
    },
    ...(isShown && group && { part: group }),
    ...(isShown && {
      show: { ...(group && { part: group.group }), as: show.as, ...show.options(range ?? [0, 1]) },
    }),
  }
}

function rangeOf({ from, to }: BindFields): [number, number] | null | string {
  if (from.trim() === '' && to.trim() === '') return null
  const [low, high] = [from, to].map((text) => (text.trim() === '' ? NaN : Number(text)))
  return low < high ? [low, high] : 'The range is a smaller and a larger number.'
}
