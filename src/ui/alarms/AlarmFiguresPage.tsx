import { useEffect } from 'react'
import { askAlarmFigures } from '#state/alarmActs.ts'
import { useAlarms } from '#state/alarms.ts'
import { alarmLooks } from '#state/sayAlarm.ts'
import { alarmPriorities } from '#twin/Alarm.ts'
import type { AlarmFigures } from '#twin/AlarmFigures.ts'
import { sayAge } from '#twin/sayAge.ts'
import side from '../sidePanel.module.css'
import css from './AlarmFiguresPage.module.css'
import { useSecond } from './useSecond.ts'

/** How the alarm system does, against what ISA-18.2 and EEMUA 191 call acceptable for one operator. */
export function AlarmFiguresPage() {
  const figures = useAlarms((alarms) => alarms.figures)
  useEffect(() => {
    askAlarmFigures()
    const timer = setInterval(askAlarmFigures, 2000)
    return () => clearInterval(timer)
  }, [])
  const now = useSecond()
  if (!figures) return <p className={side.none}>Counting …</p>
  return (
    // what scrolls must be reachable by the keyboard
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={`${side.body} ${css.figures}`} tabIndex={0} aria-label="Figures">
      <Rates figures={figures} now={now} />
      <Shares figures={figures} />
      <TopTen figures={figures} />
      <p className={css.note}>
        Counted since {new Date(figures.from).toLocaleString('en-GB')} by the pages of this room, a
        week at most. The bounds are those of ISA-18.2 (2016, clause 16) and EEMUA 191 for one
        operator.
      </p>
    </section>
  )
}

function Rates({ figures, now }: { figures: AlarmFigures; now: number }) {
  const { perDay, perTenMinutes, peak, floodShare, stale, chattering, standing } = figures
  const seconds = (now - figures.from) / 1000
  const lines: [name: string, value: string, bound: string, isOver: boolean][] = [
    ['Alarms a day', perDay.toFixed(0), 'at most 144', perDay > 144 && seconds > 3600],
    ['Alarms in ten minutes', perTenMinutes.toFixed(1), 'about 1', perTenMinutes > 2],
    ['Most in ten minutes', String(peak), 'at most 10', peak > 10],
    ['Time in flood', `${(floodShare * 100).toFixed(1)} %`, 'below 1 %', floodShare > 0.01],
    ['Stale (over 24 h)', String(stale.length), 'below 5', stale.length > 4],
    ['Chattering', String(chattering), 'none', chattering > 0],
    ['Standing now', String(standing), '', false],
    ['Shelved', String(figures.shelved), '', false],
    ['Suppressed by design', String(figures.suppressed), '', false],
    ['Out of service', String(figures.outOfService), '', false],
  ]
  return (
    <table>
      <caption>
        {figures.raised} raised in the last {sayAge(seconds)}
      </caption>
      <tbody>
        {lines.map(([name, value, bound, isOver]) => (
          <tr key={name} data-over={isOver}>
            <th scope="row">{name}</th>
            <td>
              {value}
              {isOver && ' !'}
            </td>
            <td>{bound}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Of each priority: the share that is usual is about 5, 15 and 80 per cent. */
function Shares({ figures }: { figures: AlarmFigures }) {
  const { byPriority } = figures
  const all = Math.max(
    1,
    alarmPriorities.reduce((sum, name) => sum + byPriority[name], 0),
  )
  return (
    <table>
      <caption>By priority (usual: about 5 % critical and high, 15 % medium, 80 % low)</caption>
      <tbody>
        {alarmPriorities.map((name) => (
          <tr key={name}>
            <th scope="row">{alarmLooks[name].word}</th>
            <td>{byPriority[name]}</td>
            <td>{((byPriority[name] / all) * 100).toFixed(0)} %</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TopTen({ figures: { topTen, topTenShare } }: { figures: AlarmFigures }) {
  const list = useAlarms((alarms) => alarms.list)
  if (topTen.length === 0) return null
  return (
    <table>
      <caption>The most frequent: {(topTenShare * 100).toFixed(0)} % of all</caption>
      <tbody>
        {topTen.map(({ id, count }) => (
          <tr key={id}>
            <th scope="row">{list.find((alarm) => alarm.id === id)?.name ?? id}</th>
            <td>{count}</td>
            <td>{id}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
