import { answerChannel } from '#feed/login/answerChannel.ts'

/**
 * The window that comes back from the service that knows people: it hands its answer to the page that waits for it, by a channel that
 * only pages of this origin have, takes it out of the address, and closes.
 */
function handOver(): void {
  const query = location.search
  const state = new URLSearchParams(query).get('state')
  if (state === null) return
  history.replaceState(null, '', location.pathname)
  const channel = new BroadcastChannel(answerChannel(state))
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin
  channel.postMessage(query)
  channel.close()
  const line = document.querySelector('p')
  if (line) line.textContent = 'Done. You can close this window.'
  window.close()
}

handOver()
