const waiting: (() => void)[] = []

/** Does something in a frame in which nobody else has a turn. Returns what to call when it is not wanted any more. */
export function awaitTurn(act: () => void): () => void {
  waiting.push(act)
  return () => {
    const at = waiting.indexOf(act)
    if (at >= 0) waiting.splice(at, 1)
  }
}

/**
 * Lets the one who has waited longest have this frame.
 * @frame
 */
export function giveTurn(): void {
  if (waiting.length > 0) waiting.shift()?.()
}
