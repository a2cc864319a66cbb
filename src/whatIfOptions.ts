export const whatIfUsage = `npm run what-if -- FILE --list
npm run what-if -- FILE --scenario NAME [--set path=value …] [--days N] [--seed N] [--replications N] [--json]
  FILE            a twin file with a “process”; it needs nothing else
  --list          the scenarios, key figures and properties of the file
  --scenario      id of the scenario to answer; “none” for one with nothing but what --set says
  --set           another value for a property: filler.rate=26000, filler.rate=+15%, filler.rate=*1.15; may be repeated
  --days          simulated days instead of the scenario's
  --seed          luck of the first run (1)
  --replications  runs of each world (20)
  --workers       threads that compute (one a core); the answer does not depend on it
  --all           the figures of every component, too
  --json          prints JSON instead of text`

export type Setting = { path: string; to?: number | string | boolean; times?: number }

export type WhatIfOptions = {
  file: string
  list: boolean
  json: boolean
  all: boolean
  scenario?: string
  settings: Setting[]
  days?: number
  seed: number
  replications: number
  workers?: number
}

type Count = 'days' | 'seed' | 'replications' | 'workers'

const bounds: Record<Count, { from: number; to: number; isWhole: boolean; words: string }> = {
  days: { from: 0, to: 3660, isWhole: false, words: 'a number of days, 3660 at most' },
  seed: { from: 0, to: 4294967295, isWhole: true, words: 'a whole number from 0 on' },
  replications: { from: 1, to: 2000, isWhole: true, words: 'a whole number from 1 to 2000' },
  workers: { from: 1, to: 64, isWhole: true, words: 'a whole number from 1 to 64' },
}

/** The call of `npm run what-if`; or what is wrong with it, in words. */
export function readWhatIfOptions(args: readonly string[]): WhatIfOptions | string {
  const options: Partial<WhatIfOptions> & Pick<WhatIfOptions, 'settings'> = { settings: [] }
  for (let i = 0; i < args.length; i++) {
    const [arg, joined] = splitArgument(args[i])
    if (arg === '--list') options.list = true
    else if (arg === '--json') options.json = true
    else if (arg === '--all') options.all = true
    else if (arg === '--scenario' || arg === '--set' || Object.hasOwn(bounds, arg.slice(2))) {
      const value = joined ?? args[++i]
      if (value === undefined || value.startsWith('--')) return `${arg} needs a value.`
      const wrong = take(options, arg, value)
      if (wrong !== undefined) return wrong
    } else if (arg.startsWith('-')) return `There is no ${arg}.`
    else if (options.file !== undefined) return `One file at a time: ${options.file} or ${arg}?`
    else options.file = arg
  }
  const {
    file,
    list = false,
    json = false,
    all = false,
    seed = 1,
    replications = 20,
    ...rest
  } = options
  if (file === undefined) return 'Say which twin file to ask.'
  if (!list && rest.scenario === undefined) return 'Say --list, or --scenario and its name.'
  return { file, list, json, all, seed, replications, ...rest }
}

/** `--set=a=b` as well as `--set a=b`. */
function splitArgument(arg: string): [string, string | undefined] {
  const at = arg.startsWith('--') ? arg.indexOf('=') : -1
  return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)]
}

function take(
  options: Partial<WhatIfOptions> & Pick<WhatIfOptions, 'settings'>,
  arg: string,
  value: string,
): string | undefined {
  if (arg === '--scenario') options.scenario = value
  else if (arg === '--set') {
    const setting = readSetting(value)
    if (typeof setting === 'string') return setting
    options.settings.push(setting)
  } else {
    const name = arg.slice(2) as Count
    const { from, to, isWhole, words } = bounds[name]
    const number = value.trim() === '' ? NaN : Number(value)
    const isIn = number >= from && number <= to && (name !== 'days' || number > 0)
    if (!isIn || (isWhole && !Number.isInteger(number)))
      return `${arg} must be ${words}, but is “${value}”.`
    options[name] = number
  }
  return undefined
}

function readSetting(text: string): Setting | string {
  const at = text.indexOf('=')
  const path = text.slice(0, at).trim()
  const value = text.slice(at + 1).trim()
  if (at < 0 || path === '' || value === '')
    return `--set must be written path=value, but is “${text}”.`
  const percent = /^([+-−]\s*[\d.]+)\s*%$/u.exec(value)
  if (percent) return { path, times: 1 + Number(percent[1].replace('−', '-')) / 100 }
  const factor = /^[*×]\s*([\d.]+)$/u.exec(value)
  if (factor) return { path, times: Number(factor[1]) }
  if (value === 'true' || value === 'false') return { path, to: value === 'true' }
  return { path, to: Number.isNaN(Number(value)) ? value : Number(value) }
}
