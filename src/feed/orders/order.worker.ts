import type { FromOrder, ToOrder } from './OrderPost.ts'

/** Milliseconds for which an answer is waited for, and characters of it that are read. */
const patience = 20_000
const most = 400

self.addEventListener('message', ({ data }: MessageEvent<ToOrder>) => {
  void send(data).then((answer) => self.postMessage(answer, []))
})

/** Sends without cookies and without saying from where, and goes nowhere else than to that address. */
async function send({ url, body }: ToOrder): Promise<FromOrder> {
  if (!/^https:\/\//i.test(url))
    return { kind: 'unsent', text: 'Only addresses that begin with https:// are sent to.' }
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
    })
    const text = (await response.text()).slice(0, most)
    return { kind: response.ok ? 'taken' : 'refused', text: `${response.status} ${text}`.trim() }
  } catch (error) {
    // It may have arrived all the same: that its answer cannot be read says nothing of that.
    const reason = error instanceof Error ? error.message : String(error)
    return { kind: 'unknown', text: reason }
  }
}
