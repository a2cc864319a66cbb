import type { HeadsetMode } from '#state/headset.ts'

/** Why a session did not start, by the error of `requestSession` or what came after it, and what to do. */
export function sayRefusal(error: unknown, mode: HeadsetMode): string {
  const name = error instanceof Error ? error.name : ''
  const what = mode === 'vr' ? 'VR' : 'AR'
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return `${what} was refused: allow it for this page in the browser's settings, then try again.`
  }
  if (name === 'NotSupportedError') {
    return `The headset cannot show ${what} the way this page needs it.`
  }
  if (name === 'InvalidStateError') {
    return 'The headset is busy: leave what it shows now, then try again.'
  }
  const reason = error instanceof Error ? error.message : String(error)
  return `${what} could not be started: ${cut(reason)}`
}

function cut(text: string): string {
  return text.length > 160 ? `${text.slice(0, 159)}…` : text
}
