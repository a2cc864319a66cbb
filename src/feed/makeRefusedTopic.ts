import type { Problem } from '#twin/Problem.ts'

/** What is said when the broker does not give us a topic; `reason` is the rest of a sentence. */
export function makeRefusedTopic(filter: string, reason: string): Problem {
  return {
    from: 'feed',
    severity: 'error',
    text: `The broker does not let us read the topic ${filter}: ${reason}.`,
    where: `topic ${filter}`,
    advice:
      'Ask whoever runs the broker for the right to read it, or correct the topic in the twin file.',
  }
}
