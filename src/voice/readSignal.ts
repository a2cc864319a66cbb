/** What two browsers say to each other over the room's topics so that their people can talk. */
export type VoiceSignal =
  /** Who is in the voice? All who are answer. */
  | { kind: 'ask' }
  /** I am in the voice; said again every few seconds. */
  | { kind: 'here' }
  | { kind: 'leave' }
  /** A call begins. `call` tells it from earlier ones of the same two. */
  | { kind: 'offer' | 'answer'; call: string; sdp: string }
  /** A way to reach the sender; an empty candidate ends them. */
  | { kind: 'ice'; call: string; candidate: string; mid: string }

/** UTF-16 units; an offer for one voice has about 2,000. */
const longestText = 12_000

/** Reads what came in; null for what is no signal, or more than one could be. */
export function readSignal(text: string): VoiceSignal | null {
  if (text.length > longestText) return null
  let signal: Record<string, unknown>
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    signal = value as Record<string, unknown>
  } catch {
    return null
  }
  const { kind, call, sdp, candidate, mid } = signal
  if (kind === 'ask' || kind === 'here' || kind === 'leave') return { kind }
  if (!isShort(call)) return null
  if (kind === 'offer' || kind === 'answer') {
    return typeof sdp === 'string' ? { kind, call, sdp } : null
  }
  if (kind !== 'ice' || typeof candidate !== 'string' || !isShort(mid)) return null
  return { kind, call, candidate, mid }
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 40
}
