import type { JsonPath } from './jsonPositions.ts'
import { sayPath } from './jsonPositions.ts'
import { optionShape } from './optionShape.ts'
import type { ShowEntry, Slots } from './readAssets.ts'
import { didYouMean, readFields, refuseUnknown } from './readFields.ts'
import type { TwinExtensions } from './readTwin.ts'
import { cut, sayIssues } from './sayIssue.ts'
import type { Asset, Twin } from './Twin.ts'
import { showFields } from './twinFile.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** Reads one entry of an asset's `show` into `twin.shows`; one that is wrong is left out, with its problems. */
export function readShow(
  entry: ShowEntry,
  slots: Slots,
  twin: Twin,
  { behaviours }: TwinExtensions,
  problems: TwinProblems,
): void {
  const { path } = entry
  const read = readFields(showFields, entry.value, path, problems)
  const name = read?.values.as
  if (!read || name === undefined) return
  if (!Object.hasOwn(behaviours, name)) {
    const text = `There is no behaviour “${cut(name)}”.`
    problems.add([...path, 'as'], text, () => didYouMean(name, Object.keys(behaviours)))
    return
  }
  const behaviour = behaviours[name]
  const asset = twin.assets[entry.asset]
  const options = readOptions(read.rest, behaviour.options, path, problems)
  const parts = read.wrong.has('part') ? [] : readGroups(read.values.part, asset, path, problems)
  const signal = findSignal(
    read.values.signal,
    name,
    behaviour.signal,
    asset,
    slots,
    path,
    problems,
  )
  if (!options || parts.length === 0 || signal === null || read.wrong.size > 0) return
  asset.shows.push(twin.shows.length)
  twin.shows.push({
    asset: entry.asset,
    behaviour: name,
    signal,
    parts,
    options: options.value,
    where: sayPath(path),
  })
}

function readOptions(
  given: Record<string, unknown>,
  schema: TwinExtensions['behaviours'][string]['options'],
  path: JsonPath,
  problems: TwinProblems,
): { value: unknown } | null {
  const shape = optionShape(schema)
  const unknown = shape ? Object.keys(given).filter((key) => !Object.hasOwn(shape, key)) : []
  refuseUnknown(unknown, [...Object.keys(showFields), ...Object.keys(shape ?? {})], path, problems)
  const known = Object.fromEntries(Object.entries(given).filter(([key]) => !unknown.includes(key)))
  const read = schema.safeParse(known)
  if (read.success) return unknown.length === 0 ? { value: read.data } : null
  for (const said of sayIssues(read.error.issues, known, path))
    problems.add(said.path, said.text, said.advice)
  return null
}

/** The patterns of the named groups, each once; of all groups when none is named. */
function readGroups(
  part: string | string[] | undefined,
  asset: Asset,
  path: JsonPath,
  problems: TwinProblems,
): string[] {
  const groups = Object.keys(asset.parts)
  if (part === undefined && groups.length === 0) {
    const text = `The asset “${cut(asset.id)}” has no “parts” on which this could be shown.`
    problems.add(path, text, 'Add "parts": { "body": "Line1/Body" } to the asset.')
  }
  const patterns = new Set<string>()
  for (const [i, group] of (part === undefined ? groups : [part].flat()).entries()) {
    if (Object.hasOwn(asset.parts, group))
      for (const pattern of asset.parts[group]) patterns.add(pattern)
    else {
      const place = Array.isArray(part) ? [...path, 'part', i] : [...path, 'part']
      const text = `The asset “${cut(asset.id)}” has no group of parts “${cut(group)}”.`
      problems.add(place, text, () => didYouMean(group, groups) ?? 'Add it to the asset’s “parts”.')
    }
  }
  return [...patterns]
}

/** The slot of the signal; -1 for none; null when it is missing, unknown or left out itself. */
function findSignal(
  given: string | undefined,
  behaviour: string,
  use: 'needed' | 'optional' | 'none',
  asset: Asset,
  slots: Slots,
  path: JsonPath,
  problems: TwinProblems,
): number | null {
  if (given === undefined) {
    if (use !== 'needed') return -1
    problems.add(path, `“${behaviour}” needs a “signal”.`, () =>
      didYouMean('', ownKeys(asset, slots)),
    )
    return null
  }
  if (use === 'none') {
    problems.add([...path, 'signal'], `“${behaviour}” shows no signal.`, 'Take “signal” away.')
    return -1
  }
  const slot = slots.get(`${asset.id}.${given}`) ?? slots.get(given)
  if (slot !== undefined) return slot < 0 ? null : slot
  const text = `There is no signal “${cut(given)}”.`
  problems.add([...path, 'signal'], text, () => {
    const own = ownKeys(asset, slots)
    return didYouMean(given, [...own, ...slots.keys()], own)
  })
  return null
}

function ownKeys(asset: Asset, slots: Slots): string[] {
  const start = `${asset.id}.`
  return [...slots.keys()].filter((id) => id.startsWith(start)).map((id) => id.slice(start.length))
}
