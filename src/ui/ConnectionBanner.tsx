import { LoaderCircle, OctagonX, Unplug } from 'lucide-react'
import { useConnection } from '#state/connection.ts'
import { askForLogin } from '#state/login.ts'
import css from './ConnectionBanner.module.css'

/** Says calmly and unmistakably that what one sees is not live: what is wrong, since when, and what happens next. */
export function ConnectionBanner() {
  const { status, broker, protocol, reason, since, wantsPass } = useConnection()
  const wasConnected = protocol !== 0
  if (status === 'connected' || (status === 'connecting' && !wasConnected)) return null
  const Icon = status === 'refused' ? OctagonX : status === 'lost' ? Unplug : LoaderCircle
  const where = broker ? ` (${broker})` : ''
  const title =
    status === 'refused'
      ? `The broker refuses the connection${where}`
      : wasConnected
        ? 'Connection to the broker lost'
        : `The broker cannot be reached${where}`
  return (
    <div className={css.banner} role="alert">
      <Icon aria-hidden />
      <div>
        <p className={css.title}>
          {title} since {sayClock(since)}. Trying again.
        </p>
        <p className={css.text}>
          {wasConnected
            ? `You see the last known values, as of ${sayClock(since)}.`
            : 'There are no live values yet.'}
          {reason && !title.includes(reason) && ` Last answer: ${reason}`}
        </p>
      </div>
      {wantsPass && (
        <button type="button" className={css.login} onClick={askForLogin}>
          Log in
        </button>
      )}
    </div>
  )
}

function sayClock(epochMs: number): string {
  return new Date(epochMs).toLocaleTimeString('en-GB')
}
