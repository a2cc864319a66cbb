import type { ModelBook, WhatIf, WhatIfSource } from '#twin/process/WhatIf.ts'

/** Opens the workers that answer what-if questions about one plant, until they are closed. */
export function openWhatIf(_source: WhatIfSource): WhatIf {
  const text = 'The engine behind it is not there yet.'
  const book: ModelBook = {
    modelDigest: null,
    scenarios: [],
    kpis: [],
    properties: [],
    components: [],
    problems: [{ from: 'page', severity: 'error', text }],
  }
  return {
    book: Promise.resolve(book),
    ask(_question, events) {
      events.onProblem(book.problems[0])
      return () => undefined
    },
    close: () => undefined,
  }
}
