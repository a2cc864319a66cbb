import { useId, useState, type FormEvent } from 'react'
import { closeLogin, loginPort, useLogin } from '#state/login.ts'
import form from '../room/form.module.css'
import css from './LoginDialog.module.css'

/** Asks for the user and password that the broker knows. */
export function PasswordForm() {
  const isTrying = useLogin(({ stage }) => stage === 'trying')
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const id = useId()
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (user === '' || isTrying) return
    loginPort()?.enter(user.trim(), password)
    setPassword('')
  }
  return (
    <form className={css.form} onSubmit={send} aria-busy={isTrying}>
      <div className={form.field}>
        <label htmlFor={`${id}-user`}>User name</label>
        <input
          id={`${id}-user`}
          value={user}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          onChange={(event) => setUser(event.target.value)}
        />
      </div>
      <div className={form.field}>
        <label htmlFor={`${id}-password`}>Password</label>
        <input
          id={`${id}-password`}
          type="password"
          value={password}
          autoComplete="current-password"
          required
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <div className={form.row}>
        <button type="submit" className={form.main} disabled={isTrying}>
          {isTrying ? 'Asking the broker …' : 'Log in'}
        </button>
        <button type="button" className={form.plain} onClick={closeLogin}>
          Not now
        </button>
      </div>
    </form>
  )
}
