import { expect, it } from 'vitest'
import { makeFigures } from './makeFigures.ts'
import type { PageBeat } from '#feed/watch/PageBeat.ts'
import { PageJudge } from '#feed/watch/PageJudge.ts'
import type { WatchTry } from '#people/WatchTry.ts'

const well: PageBeat = {
  frames: 0,
  drawn: 0,
  expects: 'picture',
  failedFor: 0,
  heapMb: 100,
  heapLimitMb: 2000,
  isHeld: false,
  hasNews: false,
  figures: makeFigures(),
}
const noon = Date.UTC(2026, 0, 1, 12)

/** A page with its watchdog; `pass` lets seconds go by with a beat in each, and says what was to be done, and after how long. */
function watch(tries: readonly WatchTry[] = []) {
  const judge = new PageJudge(tries)
  let now = 0
  const beat = { ...well }
  const acts: string[] = []
  return {
    judge,
    acts,
    sleep: (seconds: number) => void (now += seconds),
    pass(seconds: number, change: (beat: PageBeat) => Partial<PageBeat>) {
      for (let i = 0; i < seconds; i++) {
        now++
        Object.assign(beat, change(beat))
        const done = judge.judge({ ...beat }, now, noon + now * 1000)
        if (done) acts.push(`${done.act} at ${now}`)
      }
      return acts.splice(0)
    },
  }
}

const lives = ({ frames, drawn }: PageBeat) => ({ frames: frames + 60, drawn: drawn + 60 })
const stands = () => ({})
const blind = ({ frames }: PageBeat) => ({ frames: frames + 60 })
const plain = ({ frames }: PageBeat) => ({ frames: frames + 60, expects: 'frames' as const })
const fails = (beat: PageBeat) => ({ ...plain(beat), failedFor: beat.failedFor + 1 })

const triesAt = (at: number) =>
  [1, 2, 3].map((i): WatchTry => ({ at: at - i * 60_000, act: 'reload', why: '' }))

it('leaves a page alone that lives, is hidden, or slept', () => {
  const page = watch()
  expect(page.pass(600, lives)).toEqual([])
  expect(page.pass(600, () => ({ expects: 'nothing' }))).toEqual([])
  expect(page.pass(5, () => ({ expects: 'picture' }))).toEqual([])
  page.sleep(7200)
  expect(page.pass(8, stands)).toEqual([])
})

it('makes the picture anew, then loads the page anew', () => {
  const page = watch()
  page.pass(10, lives)
  expect(page.pass(40, stands)).toEqual(['remount at 21', 'reload at 32', 'reload at 43'])
  expect(page.judge.trouble).toBe('')
})

it('takes a page that goes on without new pictures for what it is', () => {
  const page = watch()
  page.pass(10, lives)
  expect(page.pass(32, blind)).toEqual(['remount at 41'])
  // Made anew it was well for long: the next time it is made anew again.
  page.pass(200, lives)
  expect(page.pass(31, blind)).toEqual(['remount at 273'])
  // Without a picture there is none to miss.
  page.pass(1, () => ({ expects: 'frames' }))
  expect(page.pass(300, blind)).toEqual([])
})

it('waits until nobody is there, however long that takes, and two minutes for alarms that are news', () => {
  const page = watch()
  page.pass(10, lives)
  expect(page.pass(500, () => ({ isHeld: true }))).toEqual(['remount at 21'])
  expect(page.judge.trouble).toBe('the page has stood still for 489 s')
  expect(page.pass(1, () => ({ isHeld: false }))).toEqual(['reload at 511'])
  expect(page.pass(140, () => ({ hasNews: true }))).toEqual(['reload at 642'])
})

it('shows the plain view after three reloads within an hour, and tries the picture again after a quarter of one', () => {
  const page = watch(triesAt(noon))
  page.pass(10, lives)
  expect(page.pass(40, stands)).toEqual(['remount at 21', 'plain at 32'])
  expect(page.pass(950, plain)).toEqual(['picture at 933'])
  // Those of more than an hour ago count no more.
  const later = watch(triesAt(noon - 3_600_000))
  later.pass(10, lives)
  expect(later.pass(23, stands)).toEqual(['remount at 21', 'reload at 32'])
})

it('loads a page anew that has used up its memory, or cannot make its picture', () => {
  const full = watch()
  expect(full.pass(62, (beat) => ({ ...lives(beat), heapMb: 1700 }))).toEqual(['reload at 62'])
  const failed = watch()
  expect(failed.pass(301, fails)).toEqual(['reload at 301'])
})
