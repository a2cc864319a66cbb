import { signal as open } from '@preact/signals-core'
import { useState } from 'react'
import { usePlant, type Reason } from '#state/plant.ts'
import { isSameRules, reasonsOf } from '#state/reasonsOf.ts'
import { usePulse } from '../usePulse.ts'
import { writable } from '../writable.ts'

let keys = 0

/** A reason whose sentence goes with its value. */
export class WhyLine {
  readonly key = keys++
  readonly text = open('')
  readonly reason: Reason

  constructor(reason: Reason) {
    this.reason = reason
    this.say(reason.text)
  }

  say(text: string): void {
    this.text.value = writable(text)
  }
}

/** Why parts look as they do, one line for each rule that acts on them; asked twice a second. */
export function useWhy(parts: readonly string[]): readonly WhyLine[] {
  const explain = usePlant((plant) => plant.explain)
  const [lines, setLines] = useState<readonly WhyLine[]>([])
  usePulse(() => {
    const reasons = reasonsOf(parts, explain)
    const known = lines.map(({ reason }) => reason)
    // Of the same rules only the sentences are written anew.
    if (isSameRules(reasons, known)) reasons.forEach(({ text }, i) => lines[i].say(text))
    else setLines(reasons.map((reason) => new WhyLine(reason)))
  }, 2)
  return lines
}
