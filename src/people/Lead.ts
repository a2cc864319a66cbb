/** What somebody who presents has in their picture besides the camera, as the others take it over. */
export type Shown = {
  /** Things that are selected: assets and parts by their ids; what was chosen last comes last. */
  picked: readonly { asset: string | null; part: string | null }[]
  /** Parts out of sight; those that alone are shown, or null. */
  hidden: readonly string[]
  only: readonly string[] | null
  rest: 'hidden' | 'ghosted'
  storeys: { top: string | null; isPlan: boolean; hidden: readonly string[]; isApart: boolean }
  /** What all is coloured by, as `ColourBy` with a range, and the layer of heat; read by who applies it. */
  colour: Record<string, unknown> | null
  heat: string | null
  /** A plane that cuts the plant open: x, y, z, w; null for none. */
  section: readonly number[] | null
}

/** A message of the family `lead`. */
export type Lead =
  /** Come here. */
  | { do: 'gather' }
  /** I present; `isNew`: from now on. Said again on every change, and now and then. */
  | { do: 'present'; isNew: boolean; shown: Shown }
  /** I do not present any more. */
  | { do: 'end' }
  /** My pointer is a laser now; said every second while it is. */
  | { do: 'laser'; on: boolean }

/** UTF-16 units of a message, and of an id in it. */
const longest = 15_000
const longestId = 400

/** Reads such a message; null when it is none. */
export function readLead(text: string): Lead | null {
  if (text.length > longest + 1000) return null
  try {
    const said: unknown = JSON.parse(text)
    if (!isObject(said)) return null
    if (said.do === 'gather' || said.do === 'end') return { do: said.do }
    if (said.do === 'laser') return { do: 'laser', on: said.on === true }
    if (said.do !== 'present' || !isObject(said.shown)) return null
    return { do: 'present', isNew: said.isNew === true, shown: readShown(said.shown) }
  } catch {
    return null
  }
}

/** As text. More things out of sight than there is room for are left out: `isWhole` says that none were. */
export function writeLead(lead: Lead): { text: string; isWhole: boolean } {
  let text = JSON.stringify(lead)
  if (text.length <= longest || lead.do !== 'present') return { text, isWhole: true }
  const { shown } = lead
  // Some of what is isolated would be another picture than the presenter's: then all is shown.
  const smaller = { ...shown, only: null, picked: shown.picked.slice(-8) }
  for (let share = 0.5; ; share /= 2) {
    const hidden = shown.hidden.slice(0, Math.floor(shown.hidden.length * share))
    text = JSON.stringify({ ...lead, shown: { ...smaller, hidden } })
    if (text.length <= longest || hidden.length === 0) return { text, isWhole: false }
  }
}

function readShown(said: Record<string, unknown>): Shown {
  const storeys = isObject(said.storeys) ? said.storeys : {}
  const section = Array.isArray(said.section) ? said.section.slice(0, 4) : []
  const isSection = section.length === 4 && section.every(Number.isFinite)
  const picked = Array.isArray(said.picked) ? said.picked.filter(isObject) : []
  return {
    picked: picked.map(({ asset, part }) => ({ asset: idOrNull(asset), part: idOrNull(part) })),
    hidden: ids(said.hidden),
    only: Array.isArray(said.only) ? ids(said.only) : null,
    rest: said.rest === 'ghosted' ? 'ghosted' : 'hidden',
    storeys: {
      top: idOrNull(storeys.top),
      isPlan: storeys.isPlan === true,
      hidden: ids(storeys.hidden),
      isApart: storeys.isApart === true,
    },
    colour: isObject(said.colour) ? said.colour : null,
    heat: idOrNull(said.heat),
    section: isSection ? section : null,
  }
}

function ids(said: unknown): string[] {
  return Array.isArray(said) ? said.filter(isId) : []
}

function idOrNull(said: unknown): string | null {
  return isId(said) ? said : null
}

function isId(said: unknown): said is string {
  return typeof said === 'string' && said.length > 0 && said.length <= longestId
}

function isObject(said: unknown): said is Record<string, unknown> {
  return typeof said === 'object' && said !== null && !Array.isArray(said)
}
