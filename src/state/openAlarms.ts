import { ledgerKey } from '#people/AlarmLedger.ts'
import { mayWrite } from '#people/roles.ts'
import type { Alarm, Alarms } from '#twin/Alarm.ts'
import type { AlarmFigures } from '#twin/AlarmFigures.ts'
import type { AlarmMemory, RememberedAlarm } from '#twin/AlarmMemory.ts'
import { isLife, type AlarmEvent, type AlarmRow, type AlarmWord } from '#twin/AlarmRow.ts'
import { readAlarms } from '#twin/readAlarms.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import { attachAlarms } from './alarmActs.ts'
import { byUrgency, forgetAlarms, setAlarms, useAlarms, type AlarmItem } from './alarms.ts'
import { AlarmKeeping } from './AlarmKeeping.ts'
import { AlarmTalk } from './AlarmTalk.ts'
import { isAlarmKeeper } from './isAlarmKeeper.ts'
import { keepRows, keptRows } from './keptRows.ts'
import { othersHere } from './others.ts'
import { usePlant } from './plant.ts'
import { addProblem } from './problems.ts'
import { onKeptMessage } from './onKeptMessage.ts'
import { sendToRoom, useRoom } from './room.ts'

/** What judges the alarms, as the page sees it. */
export type AlarmPort = {
  watch(alarms: Alarms, rows: readonly AlarmRow[]): void
  words(words: AlarmWord[]): void
  askFigures(): void
  /** Somebody knew more: see `AlarmMemory`. */
  recall(memory: AlarmMemory): void
  askMemory(): void
}

/** What it tells. */
export type AlarmTelling = {
  rows: readonly AlarmRow[]
  events: readonly AlarmEvent[]
  isFlood: boolean
  added?: readonly Alarm[]
  figures?: AlarmFigures
  memory?: Omit<AlarmMemory, 'rows'>
}

/** Entries of the plant's that are kept, at least, and that others are told of at most. */
const mostEvents = 5000
const mostTold = 200
/** Milliseconds between two savings of what stands. */
const savePause = 10_000
/** Milliseconds between two looks at whether others are to be told. */
const look = 500

export type OpenAlarms = {
  hear(news: AlarmTelling): void
  /** What judges is new: it is told all again. */
  begin(): void
  /** All alarms, with their rows where there are any. */
  items(): { alarm: Alarm; row: AlarmRow | undefined }[]
  close(): void
}

/** The alarms of the open plant on this page: what is judged elsewhere, what people say of it, and the store that shows both. */
export function openAlarms(port: AlarmPort): OpenAlarms {
  const { twin, file } = usePlant.getState()
  const problems = new TwinProblems()
  const alarms = twin ? readAlarms(twin, problems) : { list: [], sources: [], assets: [] }
  for (const problem of problems.list(file?.text ?? '')) addProblem(problem)
  const address = file?.address ?? ''
  const list: Alarm[] = [...alarms.list]
  const alarmOf = new Map(list.map((alarm) => [alarm.id, alarm]))
  const rows = new Map<string, AlarmRow>()
  const declared = new Set(alarmOf.keys())
  const kept = keptRows(address, Date.now())
  /** What the plant did, the latest last. */
  const events: AlarmEvent[] = []
  /** By alarm; the same object for as long as its row stands as it does. */
  const items = new Map<string, AlarmItem>()
  /** Until then this page has seen for itself what happened, epoch milliseconds. */
  let seenUntil = 0
  /** What others have told last. */
  let latest: AlarmMemory | null = null

  const talk = new AlarmTalk({
    user: () => useRoom.getState().me.user,
    name: () => useRoom.getState().me.name || 'Somebody',
    mayWrite: (family) => mayWrite(useRoom.getState().me.role, family),
    rowOf: (id) => rows.get(id),
    send: sendToRoom,
    onWords(words) {
      port.words(words)
      tellJournal()
    },
    onRefused(id) {
      const name = alarmOf.get(id)?.name ?? id
      setAlarms({ words: `The broker did not take what was done with “${name}”.` })
    },
    now: () => Date.now(),
  })

  const tellRows = () => {
    const standing: AlarmItem[] = []
    const hidden: AlarmItem[] = []
    for (const row of rows.values()) {
      const alarm = alarmOf.get(row.id)
      if (!alarm || row.state === 'normal') continue
      let item = items.get(row.id)
      if (item?.row !== row || item.alarm !== alarm) items.set(row.id, (item = { alarm, row }))
      const shown = isLife(row.state) ? standing : hidden
      shown.push(item)
    }
    setAlarms({ standing: standing.sort(byUrgency), hidden: hidden.sort(byUrgency) })
  }

  /** Put together when somebody reads it: thousands of entries each time that one comes would be a pity. */
  const tellJournal = () => {
    let all: readonly AlarmEvent[] | null = null
    setAlarms({
      journal: () => (all ??= [...events.toReversed(), ...talk.acts()].sort((a, b) => b.at - a.at)),
    })
  }

  const keeping = new AlarmKeeping(
    {
      user: () => useRoom.getState().me.user,
      isKeeper: () =>
        isAlarmKeeper({ ...useRoom.getState(), people: othersHere() }, document.hidden),
      ask: () => port.askMemory(),
      send: (key, text) => sendToRoom('alarm', key, text),
      onLedger(ledger) {
        latest = ledger
        port.recall(ledger)
        const missed = ledger.events.filter(({ at }) => at > seenUntil)
        events.push(...missed.toReversed())
        events.sort((a, b) => a.at - b.at)
        tellJournal()
      },
      now: () => Date.now(),
    },
    kept.stamp,
  )

  const save = () => keepRows(address, standingRows(), keeping.stamp, Date.now())
  const looking = setInterval(() => keeping.tick(), look)
  const saving = setInterval(save, savePause)
  addEventListener('pagehide', save)
  const stops = [
    attachAlarms({ do: (doing) => talk.do(doing), askFigures: () => port.askFigures() }),
    ...(['alarm', 'service'] as const).map((family) =>
      onKeptMessage(
        family,
        ({ key, user, text, isRetained }) => {
          if (key !== ledgerKey) talk.hear(family, key, user, text, isRetained)
          else if (family === 'alarm') keeping.hear(user, text, isRetained)
        },
        (removals) => {
          talk.setRemovals(removals)
          keeping.setRemovals(removals)
        },
      ),
    ),
    useRoom.subscribe(({ status }, before) => {
      if (status === before.status) return
      if (before.status === 'joined') seenUntil = Date.now()
      if (status !== 'joined') return
      keeping.join()
      void talk.flush()
    }),
  ]
  if (useRoom.getState().status === 'joined') keeping.join()
  /** What stands, for who comes later. */
  const remembered = () =>
    useAlarms.getState().standing.flatMap(({ alarm, row }): RememberedAlarm[] => {
      const { id, name, priority } = alarm
      const told = { name, priority, asset: twin?.assets[alarm.asset]?.id ?? '' }
      const { state } = row
      if (!isLife(state)) return []
      return [{ ...row, state, said: talk.saidOf(id), ...(!declared.has(id) && { told }) }]
    })

  const lately = () => events.slice(-mostTold).toReversed()
  setAlarms({ isThere: list.length > 0 || alarms.sources.length > 0, list })
  return {
    hear(news) {
      for (const alarm of news.added ?? []) {
        if (!alarmOf.has(alarm.id)) list.push(alarm)
        alarmOf.set(alarm.id, alarm)
      }
      if (news.added) setAlarms({ list: [...list] })
      for (const row of news.rows) rows.set(row.id, row)
      if (news.rows.length > 0) {
        tellRows()
        talk.follow(news.rows)
        keeping.touch()
      }
      if (news.events.length > 0) {
        events.push(...news.events)
        if (events.length > mostEvents * 1.1) events.splice(0, events.length - mostEvents)
        tellJournal()
      }
      const { isFlood, figures, memory } = news
      if (memory) void keeping.write({ ...memory, rows: remembered(), events: lately() })
      if (isFlood !== useAlarms.getState().isFlood) setAlarms({ isFlood })
      if (figures) setAlarms({ figures })
    },
    begin() {
      const known = rows.size > 0 ? [...rows.values()] : kept.rows
      port.watch({ ...alarms, list: [...list] }, known)
      port.words(talk.words())
      // What judges begins twice when the page does, and may have been told too early; later the rows hold it.
      if (latest && rows.size === 0) port.recall(latest)
    },
    items: () => list.map((alarm) => ({ alarm, row: rows.get(alarm.id) })),
    close() {
      save()
      clearInterval(saving)
      clearInterval(looking)
      removeEventListener('pagehide', save)
      for (const stop of stops) stop()
      talk.close()
      forgetAlarms()
    },
  }
}

function standingRows(): AlarmRow[] {
  return useAlarms.getState().standing.map(({ row }) => row)
}
