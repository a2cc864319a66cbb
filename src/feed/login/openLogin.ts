import type { FromLogin, LoginSettings, ToLogin } from './LoginPost.ts'

/** A log-in at a service, as the page sees it. */
export type LoginLink = {
  /** Asks where to send the person (`go` answers). */
  begin(): void
  cancel(): void
  /** Forgets the person, and what would renew their token. */
  close(): void
}

/**
 * Opens the worker that speaks with the service that knows people. It has a content policy of its own: it may fetch from other hosts,
 * which the page may not, and shows nothing. `back`: the absolute address of `login.html`.
 */
export function openLogin(
  settings: LoginSettings,
  back: string,
  onMessage: (message: FromLogin) => void,
): LoginLink {
  const worker = new Worker(new URL('./login.worker.ts', import.meta.url), {
    type: 'module',
    name: 'login',
  })
  worker.addEventListener('message', ({ data }: MessageEvent<FromLogin>) => onMessage(data))
  worker.addEventListener('error', (event) => {
    event.preventDefault()
    const reason = event.message || 'it could not be loaded'
    onMessage({ kind: 'problem', text: `The program that logs people in has failed: ${reason}.` })
  })
  const tell = (message: ToLogin) => worker.postMessage(message, [])
  return {
    begin: () => tell({ kind: 'begin', settings, back }),
    cancel: () => tell({ kind: 'cancel' }),
    close: () => worker.terminate(),
  }
}
