import { signal as open, type ReadonlySignal } from '@preact/signals-core'
import { useState } from 'react'
import { usePulse } from './usePulse.ts'
import { writable } from './writable.ts'

/** Words that are read anew four times a second, and written without React. */
export function useLive(read: () => string): ReadonlySignal<string> {
  const [live] = useState(() => {
    const words = open('')
    return { words, say: (text: string) => void (words.value = writable(text)) }
  })
  usePulse(() => live.say(read()))
  return live.words
}
