import { CircleCheck, LoaderCircle, OctagonX, TriangleAlert, Unplug } from 'lucide-react'
import { useRef } from 'react'
import { useConnection } from '#state/connection.ts'
import type { Connection } from '#state/connection.ts'
import { togglePanel } from '#state/panels.ts'
import { useProblems } from '#state/problems.ts'
import { stats } from '#state/stats.ts'
import { sayAge } from '#twin/sayAge.ts'
import css from './StatusBar.module.css'
import { useUnreadProblems } from './useUnreadProblems.ts'
import { usePulse, write } from './usePulse.ts'

/** The bar at the bottom, always in sight: the link, how much arrives, how old it is, and what the picture costs. */
export function StatusBar() {
  return (
    <footer className={css.bar}>
      <Link />
      <Figures />
      <ProblemsCount />
    </footer>
  )
}

const words = {
  connecting: 'Connecting',
  connected: 'Connected',
  lost: 'Connection lost',
  refused: 'Refused',
}
const icons = { connecting: LoaderCircle, connected: CircleCheck, lost: Unplug, refused: OctagonX }

function Link() {
  const { status, broker, protocol } = useConnection()
  const Icon = icons[status]
  return (
    <span className={css.link} data-status={status}>
      <Icon aria-hidden />
      <output>{words[status]}</output>
      {broker && <span className={css.broker}>{shortBroker(broker)}</span>}
      {status === 'connected' && <span className={css.protocol}>{sayProtocol(protocol)}</span>}
    </span>
  )
}

/** The MQTT version in words; empty before the first connection. */
function sayProtocol(protocol: Connection['protocol']): string {
  if (protocol === 0) return ''
  return protocol >= 5 ? 'MQTT 5' : 'MQTT 3.1.1'
}

function shortBroker(address: string): string {
  return address.startsWith('recording:') ? 'a recording' : address.replace(/^wss?:\/\//, '')
}

function Figures() {
  const rate = useRef<HTMLElement>(null)
  const age = useRef<HTMLElement>(null)
  const lag = useRef<HTMLElement>(null)
  const fps = useRef<HTMLElement>(null)
  const draws = useRef<HTMLElement>(null)
  usePulse(() => {
    write(
      rate.current,
      Math.round(stats.messagesPerSecond).toLocaleString('en').replaceAll(',', '\u202f'),
    )
    write(age.current, sayAge(stats.dataAge))
    write(
      lag.current,
      Number.isFinite(stats.lagMs.p95) ? `${Math.round(stats.lagMs.p95)}\u202fms` : '–',
    )
    write(fps.current, String(Math.round(stats.fps)))
    write(draws.current, String(stats.drawCalls))
  }, 2)
  return (
    <dl className={css.figures}>
      <div title="Messages that arrive in a second">
        <dt>Messages/s</dt>
        <dd ref={rate} className={css.four} />
      </div>
      <div title="Time since the newest value arrived">
        <dt>
          <span className={css.wide}>Data </span>age
        </dt>
        <dd ref={age} className={css.four} />
      </div>
      <div
        title="From arrival in the browser to the picture; 95 of 100 are faster"
        className={css.large}
      >
        <dt>Lag</dt>
        <dd ref={lag} className={css.four} />
      </div>
      <div title="Pictures in a second" className={css.large}>
        <dt>fps</dt>
        <dd ref={fps} className={css.two} />
      </div>
      <div title="Draw calls a picture" className={css.large}>
        <dt>Draws</dt>
        <dd ref={draws} className={css.two} />
      </div>
    </dl>
  )
}

function ProblemsCount() {
  const count = useProblems((problems) => problems.list.length)
  const hasErrors = useProblems((problems) =>
    problems.list.some(({ severity }) => severity === 'error'),
  )
  const unread = useUnreadProblems()
  const severity = count === 0 ? 'none' : hasErrors ? 'error' : 'warning'
  return (
    <button
      type="button"
      className={css.problems}
      data-severity={severity}
      onClick={() => togglePanel('problems')}
    >
      {severity === 'error' ? <OctagonX aria-hidden /> : <TriangleAlert aria-hidden />}
      {count === 0 ? 'No problems' : count === 1 ? '1 problem' : `${count} problems`}
      {unread > 0 && <span className={css.unread}>{unread} new</span>}
    </button>
  )
}
