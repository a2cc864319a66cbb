/** Endings of names that say a unit plainly, such as `power_kw` or `flowLpm`; the name itself may be the ending. */
const endings: Record<string, string> = {
  kwh: 'kWh',
  wh: 'Wh',
  kw: 'kW',
  kva: 'kVA',
  mv: 'mV',
  ma: 'mA',
  hz: 'Hz',
  khz: 'kHz',
  rpm: 'rpm',
  pa: 'Pa',
  kpa: 'kPa',
  hpa: 'hPa',
  mpa: 'MPa',
  bar: 'bar',
  mbar: 'mbar',
  psi: 'psi',
  lux: 'lx',
  ppm: 'ppm',
  ppb: 'ppb',
  dbm: 'dBm',
  db: 'dB',
  mm: 'mm',
  cm: 'cm',
  km: 'km',
  kmh: 'km/h',
  kg: 'kg',
  lpm: 'l/min',
  pct: '%',
  percent: '%',
  percentage: '%',
  celsius: '°C',
  degc: '°C',
  tc: '°C',
  fahrenheit: '°F',
  degf: '°F',
  tf: '°F',
  kelvin: 'K',
  deg: '°',
  degrees: '°',
  ms: 'ms',
  sec: 's',
  secs: 's',
  seconds: 's',
  minutes: 'min',
  volts: 'V',
  amps: 'A',
  watts: 'W',
}

/** Single letters count only after an underscore: `temp_c`, `power_w`. */
const letters: Record<string, string> = { c: '°C', f: '°F', w: 'W', v: 'V', a: 'A', s: 's', k: 'K' }

/** Words that name a quantity which nearly everybody measures in one unit. */
const quantities: [RegExp, string][] = [
  [/\btemp(?:erature)?\b/, '°C'],
  [/\bhumidity\b|\brh\b/, '%'],
  [/\bbattery\b|\bsoc\b/, '%'],
  [/\brssi\b/, 'dBm'],
  [/\bvolt(?:age)?\b/, 'V'],
  [/\bcurrent\b/, 'A'],
  [/\baprt power\b|\bapparent power\b/, 'VA'],
  [/\breactive power\b/, 'var'],
  [/\bpower factor\b|\bpf\b/, ''],
  [/\ba?power\b/, 'W'],
  [/\ba?energy\b/, 'Wh'],
  [/\bfreq(?:uency)?\b/, 'Hz'],
  [/\buptime\b/, 's'],
  [/\bco2\b/, 'ppm'],
  [/\billuminance\b/, 'lx'],
  [/\bpm25\b|\bpm10\b/, 'µg/m³'],
]

/** Units as some write them: the way people read them. */
const spellings: Record<string, string> = {
  degc: '°C',
  'deg c': '°C',
  '°c': '°C',
  celsius: '°C',
  c: '°C',
  degf: '°F',
  fahrenheit: '°F',
  f: '°F',
  percent: '%',
  pct: '%',
  rpm: 'rpm',
}

/** The words of a name, small: `motorTemp_C` is motor, temp, c. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}%°µ]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}

/** Whether a name is nothing but a unit (`tC`, `kW`), so that what stands above it names the quantity. */
export function isUnitName(name: string): boolean {
  const joined = wordsOf(name).join('')
  return Object.hasOwn(endings, joined) || Object.hasOwn(letters, joined)
}

/** The unit that a value's name, and the names above it, suggest; empty when they say nothing sure. */
export function guessUnit(names: readonly string[]): string {
  const own = wordsOf(names.at(-1) ?? '')
  const last = own.at(-1) ?? ''
  if (Object.hasOwn(endings, last)) return endings[last]
  // `tC` has two words but is one unit.
  const joined = own.join('')
  if (own.length > 1 && Object.hasOwn(endings, joined)) return endings[joined]
  if (own.length > 1 && Object.hasOwn(letters, last)) return letters[last]
  if (last === 'id') return ''
  return quantityOf(own.join(' ')) ?? (isVague(last) ? above(names) : '')
}

/** A unit as a device says it beside the value, the way people read it; empty when it cannot be one. */
export function readUnit(text: string): string {
  const plain = text.trim()
  if (plain.length > 12 || /[\p{Cc}\p{Cf}\p{Cs}]/u.test(plain)) return ''
  return spellings[plain.toLowerCase()] ?? plain
}

const vague = /^(?:value|val|v|data|total|avg|mean|average|min|max|now|last|raw|reading)$/

/** Whether a name says nothing about what is measured. */
export function isVague(name: string): boolean {
  return vague.test(name.toLowerCase())
}

function above(names: readonly string[]): string {
  const higher = names.slice(0, -1).findLast((name) => !isVague(name) && !/^\d+$/.test(name))
  return higher === undefined ? '' : (quantityOf(wordsOf(higher).join(' ')) ?? '')
}

function quantityOf(words: string): string | undefined {
  return quantities.find(([pattern]) => pattern.test(words))?.[1]
}
