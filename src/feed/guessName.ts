import { isUnitName, isVague, wordsOf } from './guessUnit.ts'

/** Levels of topics and names in payloads that say how something is sent, not what it is. */
const plumbing =
  /^(?:_?raw|status|state|stat|tele|telemetry|sensor|data|payload|values?|metrics?|attributes|properties|events?|get|set|out|publish|json|v\d+|\d+|[0-9a-f]{12,})$/i

const spoken: Record<string, string> = {
  temp: 'temperature',
  volt: 'voltage',
  freq: 'frequency',
  hum: 'humidity',
  rssi: 'RSSI',
  oee: 'OEE',
  id: 'ID',
  ip: 'IP',
  ph: 'pH',
  co2: 'CO₂',
  apower: 'power',
  aenergy: 'energy',
  act: 'active',
  aprt: 'apparent',
  pf: 'power factor',
}

/** A key and a name for a value from the names in its payload and, where those say nothing, the levels of its topic. */
export function guessName(topic: string, names: readonly string[]): { key: string; name: string } {
  const way = [...topic.split('/'), ...names]
  const start = way.findLastIndex(
    (level) => level !== '' && !isVague(level) && !isUnitName(level) && !plumbing.test(level),
  )
  const chosen = way[start] ?? way.findLast((level) => level !== '') ?? ''
  // Devices number their only one 0: `temperature:0`.
  let words = wordsOf(chosen.replace(/:0$/, '')).slice(0, 6)
  // A list's number belongs to what it counts: `tank 2`.
  const after = way[start + 1]
  if (start >= way.length - names.length && after !== undefined && /^\d+$/.test(after))
    words = [...words, after]
  if (words.length > 1 && isUnitName(words.at(-1)!)) words = words.slice(0, -1)
  const key = makeKey(words)
  const said = words.map((word) => spoken[word] ?? word).join(' ')
  const name = said === '' ? 'Value' : said.charAt(0).toUpperCase() + said.slice(1)
  return { key, name: name.slice(0, 60) }
}

/** A text as the key of a signal: letters and digits, no space, at most 40 long. */
export function makeKey(words: readonly string[]): string {
  const [first = '', ...rest] = words.map((word) => word.replace(/[^\p{L}\p{N}_-]+/gu, ''))
  const key = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return key.slice(0, 40) || 'value'
}
