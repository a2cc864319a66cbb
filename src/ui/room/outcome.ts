import { create } from 'zustand'
import type { SendResult } from '#state/room.ts'

/** Why what a person wanted done in the room last was not, in words; empty when it was. */
export const useOutcome = create<{ words: string }>(() => ({ words: '' }))

/** Says why something was not done; empty: it was. */
export function sayOutcome(words: string): void {
  useOutcome.setState({ words })
}

/** Says when the broker would not have what was sent, or did not get it. */
export async function noteOutcome(sending: Promise<SendResult>): Promise<void> {
  const result = await sending
  const words = {
    sent: '',
    refused: 'Not done: the broker lets only engineers do that.',
    offline: 'Not done: there is no connection to the room.',
  }
  sayOutcome(words[result])
}
