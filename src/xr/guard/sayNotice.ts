import { sayAge } from '#twin/sayAge.ts'

/** A line that stands in the sight of who wears a headset. `colour`: of the person who says it. `isSimulated`: it says that nothing is measured. */
export type NoticeLine = {
  text: string
  isWarning: boolean
  colour?: string
  isSimulated?: boolean
}

/** Lines at most. */
export const mostNotices = 3

export type NoticeFacts = {
  mode: 'none' | 'vr' | 'ar'
  status: 'connecting' | 'connected' | 'lost' | 'refused'
  /** What is played instead of the live plant, and how fast; null: nothing is. */
  simulated: string | null
  /** The moment of a recording that is shown instead of now. */
  replayed?: string | null
  /** Whether the broker has ever answered. */
  wasConnected: boolean
  /** Seconds since the newest value; Infinity before the first. */
  dataAge: number
  /** Whether there are values, and none of them is good any more. */
  isAllStale: boolean
  /** Seconds that the picture has stood still just now; 0 when it has not. */
  stoodStill: number
  /** What others in the room said just now, the newest last. */
  said: readonly NoticeLine[]
}

/** What a person in the headset must not miss, most lasting first, then what others say as far as there is room: never more than three lines. */
export function sayNotice(facts: NoticeFacts): NoticeLine[] {
  const lines: NoticeLine[] = []
  if (facts.mode === 'ar') lines.push({ text: 'Not a safety display', isWarning: false })
  if (facts.simulated !== null) {
    lines.push({ text: `Simulated: ${facts.simulated}`, isWarning: false, isSimulated: true })
  }
  if (facts.replayed)
    lines.push({ text: `Replay: ${facts.replayed}`, isWarning: false, isSimulated: true })
  const link = sayLink(facts)
  if (link) lines.push({ text: link, isWarning: true })
  if (facts.stoodStill > 0) {
    const age = sayAge(facts.stoodStill)
    lines.push({ text: `The picture stood still for ${age}`, isWarning: true })
  }
  const room = mostNotices - lines.length
  return room > 0 ? [...lines, ...facts.said.slice(-room)] : lines.slice(0, mostNotices)
}

function sayLink({ status, wasConnected, dataAge, isAllStale }: NoticeFacts): string | null {
  const old = sayOld(dataAge)
  if (status === 'refused') return `The broker refuses the connection. ${old}`
  if (status === 'lost' && !wasConnected) return 'The broker cannot be reached. No values yet'
  if (status !== 'connected') return wasConnected ? `Connection lost. ${old}` : null
  return isAllStale ? `Nothing new arrives. ${old}` : null
}

function sayOld(dataAge: number): string {
  if (dataAge === Infinity) return 'No values yet'
  return dataAge < 1 ? 'Values are a moment old' : `Values are ${sayAge(dataAge)} old`
}
