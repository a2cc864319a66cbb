import { addToJson } from './editJson.ts'
import { isObject } from './isObject.ts'
import type { JsonPath } from './jsonPositions.ts'
import { cut } from './sayIssue.ts'
import { scanJson } from './scanJson.ts'

/** What is written into a twin file when a topic is bound: a signal, and how a part shows it. */
export type SignalToAdd = {
  /** Id of an asset of the file. */
  asset: string
  /** The asset is made first, below the one with the id `below` (null: at the top). */
  newAsset?: { name: string; below: string | null }
  key: string
  /** Empty for a codec that knows its topics from its options. */
  topic: string
  codec: string
  /** The codec's options; a `path` that is the key, or an option that the asset hands down, is not written. */
  options: Record<string, unknown>
  /** `name`, `unit`, `range` and what else a signal may have, in the order in which it is written. */
  properties: Record<string, unknown>
  /** A group of parts that the asset gets if it does not have it. */
  part?: { group: string; pattern: string }
  /** The entry of `show`, without `signal`. */
  show?: { as: string } & Record<string, unknown>
}

const assetOrder = ['id', 'name', 'kind', 'description', 'source', 'signals', 'parts', 'show']
const before = (name: string) => assetOrder.slice(0, assetOrder.indexOf(name))

/**
 * Adds a signal to the text of a twin file and changes nothing else in it: the rest keeps its order, its white space, and what
 * this program does not understand. Says in a sentence why it cannot.
 */
export function addSignal(text: string, wish: SignalToAdd): { text: string } | { reason: string } {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : ''
  let body = text.slice(mark.length)
  if (scanJson(body, {})) return { reason: 'The twin file is not JSON.' }
  const add = (path: JsonPath, key: string | null, value: unknown, order?: readonly string[]) => {
    const changed = addToJson(body, path, key, value, order)
    if (changed === null) throw new Error(`addSignal: nothing at ${path.join('.')}`)
    body = changed
  }
  const file: unknown = JSON.parse(body)
  const { newAsset } = wish
  if (newAsset && findAsset(file, wish.asset)) return { reason: sayTaken(wish.asset) }
  const above = newAsset ? newAsset.below : wish.asset
  const place = above === null ? { path: [], chain: [file] } : findAsset(file, above)
  if (!place) return { reason: `The twin file has no asset “${cut(above ?? '')}”.` }
  const { path, chain } = place
  const last = chain.at(-1)
  if (!isObject(last)) return { reason: 'The twin file is not an object.' }
  if (newAsset) {
    const list = above === null ? 'assets' : 'children'
    if (last[list] === undefined) add(path, list, [])
    else if (!Array.isArray(last[list])) return { reason: `“${list}” of the twin file is no list.` }
    const asset = { id: wish.asset, name: newAsset.name, kind: 'asset' }
    add([...path, list], null, { ...asset, ...makeAsset(wish, chain) })
    return { text: mark + body }
  }
  const wrong = findWrong(last, wish)
  if (wrong !== null) return { reason: wrong }
  const made = makeAsset(wish, chain)
  for (const name of ['signals', 'parts'] as const) {
    const given = made[name]
    if (!given) continue
    if (last[name] === undefined) add(path, name, given, before(name))
    else
      for (const [key, value] of Object.entries(given)) {
        const known = last[name]
        if (isObject(known) && !Object.hasOwn(known, key)) add([...path, name], key, value)
      }
  }
  if (made.show && last.show === undefined) add(path, 'show', made.show, before('show'))
  else for (const entry of made.show ?? []) add([...path, 'show'], null, entry)
  return { text: mark + body }
}

type Place = { path: JsonPath; chain: unknown[] }

/** An asset by its id, with all that stand above it and the file itself. */
function findAsset(file: unknown, id: string): Place | null {
  const open: Place[] = [{ path: [], chain: [file] }]
  for (let place = open.pop(); place; place = open.pop()) {
    const holder = place.chain.at(-1)
    if (!isObject(holder)) continue
    if (place.path.length > 0 && holder.id === id) return place
    const list = place.path.length > 0 ? 'children' : 'assets'
    const below = holder[list]
    if (!Array.isArray(below)) continue
    for (const [i, asset] of below.entries())
      open.push({ path: [...place.path, list, i], chain: [...place.chain, asset] })
  }
  return null
}

function findWrong(asset: Record<string, unknown>, { key, asset: id, part }: SignalToAdd) {
  for (const name of ['signals', 'parts']) {
    if (asset[name] !== undefined && !isObject(asset[name]))
      return `“${name}” of the asset “${cut(id)}” is no object.`
  }
  if (asset.show !== undefined && !Array.isArray(asset.show))
    return `“show” of the asset “${cut(id)}” is no list.`
  if (isObject(asset.signals) && Object.hasOwn(asset.signals, key))
    return `The asset “${cut(id)}” has a signal “${cut(key)}” already: choose another key.`
  if (part && isObject(asset.parts) && Object.hasOwn(asset.parts, part.group)) {
    const known = asset.parts[part.group]
    if (known !== part.pattern)
      return `The asset “${cut(id)}” has other parts called “${cut(part.group)}”.`
  }
  return null
}

function sayTaken(id: string): string {
  return `There is an asset “${cut(id)}” already: choose another id.`
}

/** What the asset gets: the signal without what it inherits, the group of parts, the entry of `show`. */
function makeAsset(
  { key, topic, codec, options, properties, part, show }: SignalToAdd,
  chain: readonly unknown[],
) {
  const inherited = inheritedSource(chain)
  const isSameCodec = (inherited.codec ?? 'json') === codec
  const own = Object.entries(options).filter(([name, value]) => {
    if (name === 'path') return value !== key
    return !(isSameCodec && JSON.stringify(inherited[name]) === JSON.stringify(value))
  })
  const signal = {
    ...properties,
    ...(topic === '' || inherited.topic === topic ? {} : { topic }),
    ...(isSameCodec ? {} : { codec }),
    ...Object.fromEntries(own),
  }
  return {
    signals: { [key]: signal },
    ...(part && { parts: { [part.group]: part.pattern } }),
    ...(show && { show: [{ ...show, signal: key }] }),
  }
}

/** What the assets above hand down; a change of codec drops the options of the other one. */
function inheritedSource(chain: readonly unknown[]): Record<string, unknown> {
  let source: Record<string, unknown> = {}
  for (const asset of chain) {
    if (!isObject(asset) || !isObject(asset.source)) continue
    const { topic = source.topic, codec = source.codec, ...rest } = asset.source
    const isSame = (codec ?? 'json') === (source.codec ?? 'json')
    source = { ...(isSame ? source : {}), topic, codec, ...rest }
  }
  return source
}
