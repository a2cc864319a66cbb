import { cleanName } from './Card.ts'
import { cleanText } from './cleanText.ts'
import { readRecord } from './readRecord.ts'

/** How a display is: `frozen`: its page does not answer; `gone`: its connection ended, which its last will says. */
export type HealthState = 'well' | 'troubled' | 'frozen' | 'gone'

/** What a page measures of itself. Spans are seconds, so that no clock has to be right; null: never, or not known. */
export type HealthFigures = {
  /** Frames a second; 0 when the page stands still. */
  fps: number
  /** Since its last frame, and since a new picture came onto the screen last. */
  frameAge: number
  pictureAge: number | null
  /** Since the newest value arrived. */
  dataAge: number | null
  /** The link to the broker. */
  link: 'connecting' | 'connected' | 'lost' | 'refused'
  /** JavaScript heap in use, megabytes; null where the browser does not tell. */
  heapMb: number | null
  /** Since the page was loaded. */
  uptime: number
  /** How often its watchdog loaded it anew within the last hour. */
  reloads: number
  view: '3d' | '2d'
  version: string
}

/** What a display tells of itself every few seconds; a message of the family `health`. */
export type Health = HealthFigures & {
  name: string
  state: HealthState
  /** How long the state has lasted, seconds. */
  lasts: number
  /** Seconds from one such message to the next. */
  every: number
  /** What is wrong, in words; empty: nothing. */
  trouble: string
}

const states: readonly HealthState[] = ['well', 'troubled', 'frozen', 'gone']
const links: readonly HealthFigures['link'][] = ['connecting', 'connected', 'lost', 'refused']
/** UTF-16 units a message. */
const longest = 2000
/** Seconds: more is not told. */
const mostSeconds = 1e9

/** Reads what a display says; null when it is none. What is missing or odd in it is made harmless. */
export function readHealth(text: string): Health | null {
  if (text.length > longest) return null
  const said = readRecord(text)
  const state = states.find((each) => each === said?.state)
  if (!said || !state) return null
  const number = (key: keyof Health, most = mostSeconds): number | null => {
    const value = said[key]
    return typeof value === 'number' && value >= 0 && value <= most ? value : null
  }
  const words = (key: keyof Health, most: number): string => {
    const value = said[key]
    return typeof value === 'string' ? cleanText(value, most) : ''
  }
  return {
    name: cleanName(words('name', 200)) || 'Display',
    state,
    lasts: number('lasts') ?? 0,
    every: Math.max(1, number('every', 600) ?? 10),
    trouble: words('trouble', 200),
    fps: number('fps', 1000) ?? 0,
    frameAge: number('frameAge') ?? 0,
    pictureAge: number('pictureAge'),
    dataAge: number('dataAge'),
    link: links.find((each) => each === said.link) ?? 'lost',
    heapMb: number('heapMb', 1e6),
    uptime: number('uptime') ?? 0,
    reloads: number('reloads', 1000) ?? 0,
    view: said.view === '2d' ? '2d' : '3d',
    version: words('version', 40),
  }
}

/** Writes what a display says; figures to a tenth. */
export function writeHealth(health: Health): string {
  return JSON.stringify(health, (_key, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 10) / 10 : value,
  )
}
