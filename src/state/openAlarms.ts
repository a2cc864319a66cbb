import { mayWrite } from '#people/roles.ts'
import type { Alarm, Alarms } from '#twin/Alarm.ts'
import type { AlarmFigures } from '#twin/AlarmFigures.ts'
import type { AlarmEvent, AlarmRow, AlarmWord } from '#twin/AlarmRow.ts'
import { readAlarms } from '#twin/readAlarms.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import { attachAlarms } from './alarmActs.ts'
import { byUrgency, forgetAlarms, setAlarms, useAlarms, type AlarmItem } from './alarms.ts'
import { AlarmTalk } from './AlarmTalk.ts'
import { keepRows, keptRows } from './keptRows.ts'
import { usePlant } from './plant.ts'
import { addProblem } from './problems.ts'
import { onRoomMessage, sendToRoom, useRoom } from './room.ts'

/** What judges the alarms, as the page sees it. */
export type AlarmPort = {
  watch(alarms: Alarms, rows: readonly AlarmRow[]): void
  words(words: AlarmWord[]): void
  askFigures(): void
}

/** What it tells. */
export type AlarmTelling = {
  rows: readonly AlarmRow[]
  events: readonly AlarmEvent[]
  isFlood: boolean
  added?: readonly Alarm[]
  figures?: AlarmFigures
}

/** Entries of the plant's that are kept. */
const mostEvents = 5000
/** Milliseconds between two savings of what stands. */
const savePause = 10_000

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
  let events: AlarmEvent[] = []

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
      const isHidden = ['shelved', 'suppressed', 'outOfService'].includes(row.state)
      ;(isHidden ? hidden : standing).push({ alarm, row })
    }
    setAlarms({ standing: standing.sort(byUrgency), hidden: hidden.sort(byUrgency) })
  }

  const tellJournal = () => {
    const acts = talk.acts()
    setAlarms({ journal: [...events, ...acts].sort((a, b) => b.at - a.at) })
  }

  const save = () => keepRows(address, standingRows(), Date.now())
  const saving = setInterval(save, savePause)
  addEventListener('pagehide', save)
  const stops = [
    attachAlarms({ do: (doing) => talk.do(doing), askFigures: () => port.askFigures() }),
    ...(['alarm', 'service'] as const).map((family) =>
      onRoomMessage(family, ({ key, user, text, isRetained }) =>
        talk.hear(family, key, user, text, isRetained),
      ),
    ),
    useRoom.subscribe(({ status }, before) => {
      if (status === 'joined' && before.status !== 'joined') void talk.flush()
    }),
  ]
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
      }
      if (news.events.length > 0) {
        events = [...news.events.toReversed(), ...events].slice(0, mostEvents)
        tellJournal()
      }
      const { isFlood, figures } = news
      if (isFlood !== useAlarms.getState().isFlood) setAlarms({ isFlood })
      if (figures) setAlarms({ figures })
    },
    begin() {
      const known = rows.size > 0 ? [...rows.values()] : keptRows(address, Date.now())
      port.watch(alarms, known)
      port.words(talk.words())
    },
    items: () => list.map((alarm) => ({ alarm, row: rows.get(alarm.id) })),
    close() {
      save()
      clearInterval(saving)
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
