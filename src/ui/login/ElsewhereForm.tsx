import { ExternalLink } from 'lucide-react'
import { closeLogin, loginPort, setLogin, useLogin } from '#state/login.ts'
import form from '../room/form.module.css'
import css from './LoginDialog.module.css'

/** Sends the person to the service that knows them, in a window of its own, and waits for them. */
export function ElsewhereForm({ service }: { service: string }) {
  const stage = useLogin((login) => login.stage)
  return (
    <div className={css.form}>
      <output>
        {stage === 'elsewhere'
          ? `Waiting for you to log in at ${service}, in its own window.`
          : stage === 'trying'
            ? 'Asking the broker …'
            : `${service} knows the people of this site. It opens in a window of its own; this page does not see your password.`}
      </output>
      <div className={form.row}>
        {stage === 'ask' && (
          <button type="button" className={form.main} onClick={() => loginPort()?.visit()}>
            <ExternalLink aria-hidden />
            Log in at {service}
          </button>
        )}
        <button
          type="button"
          className={form.plain}
          onClick={stage === 'ask' ? closeLogin : cancel}
          disabled={stage === 'trying'}
        >
          {stage === 'ask' ? 'Not now' : 'Cancel'}
        </button>
      </div>
    </div>
  )
}

function cancel(): void {
  loginPort()?.cancel()
  setLogin({ stage: 'ask' })
}
