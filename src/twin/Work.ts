/**
 * Long work that can be laid aside at each `yield`: whoever does it decides how often the page has its turn. It yields nothing and ends
 * with what it was for. Between two yields it should take well under a millisecond.
 */
export type Work<Result> = Generator<undefined, Result, undefined>

/** Does work at once, where nobody waits for anything else: in tests, tools and for little. */
export function doNow<Result>(work: Work<Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** Work that is done once, whoever asks for it: the next one goes on where the last one stopped, and the result is kept. */
export function shareWork<Result>(work: Work<Result>): () => Work<Result> {
  let kept: { result: Result } | null = null
  return function* resume() {
    while (kept === null) {
      const { done, value } = work.next()
      if (done) kept = { result: value }
      else yield
    }
    return kept.result
  }
}
