import { create } from 'zustand'
import type { WatchTry } from '#people/WatchTry.ts'

/** What the watchdog of this page says of it. */
export type Watch = {
  /** What it did about this page, and about those that this one came after by a reload. */
  tries: readonly WatchTry[]
  /** What is wrong with the page, in words, as long as it is; empty: nothing. */
  trouble: string
  /** What was wrong last, and since when, epoch milliseconds. */
  last: { at: number; words: string } | null
  /** What this page is called in the list of displays; null: it is none. */
  display: string | null
  /** Whether the browser keeps the page for offline use: `kept`, or why not; empty while that is not known. */
  offline: string
}

export const useWatch = create<Watch>(() => ({
  tries: [],
  trouble: '',
  last: null,
  display: null,
  offline: '',
}))

/** Notes an act of the watchdog, which may be the page's last. */
export function noteTry(done: WatchTry): void {
  useWatch.setState(({ tries }) => ({ tries: [...tries, done] }))
}

/** Notes what is wrong with the page, or that nothing is any more. */
export function noteTrouble(words: string): void {
  useWatch.setState(({ trouble, last }) => {
    const isNew = words !== '' && trouble === ''
    const at = isNew || !last ? Date.now() : last.at
    return { trouble: words, last: words === '' ? last : { at, words } }
  })
}
