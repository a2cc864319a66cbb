import { useConnection } from '#state/connection.ts'
import { closeLogin, useLogin } from '#state/login.ts'
import { Sheet } from '../Sheet.tsx'
import { ElsewhereForm } from './ElsewhereForm.tsx'
import css from './LoginDialog.module.css'
import { PasswordForm } from './PasswordForm.tsx'

/** Asks who the person is: why, whom they tell it, what was wrong, and how long it is kept. */
export function LoginDialog() {
  const { service, user, problem } = useLogin()
  const { broker, status } = useConnection()
  const host = URL.canParse(broker) ? new URL(broker).host : ''
  const isOwn = host === location.host
  const why =
    user !== ''
      ? `You are logged in as ${user}.`
      : status === 'refused'
        ? 'The broker shows its values only to people whom it knows.'
        : 'The broker may let you do more when it knows you.'
  return (
    <Sheet
      title="Log in"
      label="Log in"
      open
      onOpenChange={(open) => !open && closeLogin()}
      className={css.sheet}
      contentClassName={css.content}
    >
      <p className={css.why}>
        {why} {host !== '' && (isOwn ? 'It is this site’s own.' : <Elsewhere host={host} />)}
      </p>
      {problem !== '' && (
        <p className={css.problem} role="alert">
          {problem}
        </p>
      )}
      {service === '' ? <PasswordForm /> : <ElsewhereForm service={service} />}
      <p className={css.note}>
        It is kept in the memory of this page only: when the page is closed or loaded again, you are
        asked again.
      </p>
    </Sheet>
  )
}

/** Whom one tells a password, when it is not the site that one has opened. */
function Elsewhere({ host }: { host: string }) {
  return (
    <>
      It is at <b>{host}</b>, another host than this page.
    </>
  )
}
