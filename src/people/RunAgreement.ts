/** Digests of this page's own that are remembered, and of each other page's that are not compared yet. */
const mostOwn = 64
const mostOpen = 4
const mostPages = 500

/** How many pages computed the same as this one when they were compared last, and how many did not. */
export type AgreementCount = { equal: number; different: number }

/** Whether all pages compute the same plant: what each says of the same instant under the same word is held against this page's own. */
export class RunAgreement {
  readonly #own = new Map<string, string>()
  /** By session: what it said of instants that this page has not come to, and how the last comparison ended. */
  readonly #pages = new Map<string, { open: Map<string, string>; isEqual: boolean | null }>()

  /** This page's digest at `position` (simulated seconds) under the word with that stamp. */
  noteOwn(stamp: number, position: number, digest: string): void {
    const instant = `${stamp}/${position}`
    this.#own.delete(instant)
    this.#own.set(instant, digest)
    dropOldest(this.#own, mostOwn)
    for (const page of this.#pages.values()) {
      const said = page.open.get(instant)
      if (said === undefined) continue
      page.isEqual = said === digest
      page.open.delete(instant)
    }
  }

  /** Another page's. */
  hear(session: string, stamp: number, position: number, digest: string): void {
    if (digest === '') return
    const page = this.#pages.get(session) ?? { open: new Map(), isEqual: null }
    this.#pages.delete(session)
    this.#pages.set(session, page)
    dropOldest(this.#pages, mostPages)
    const instant = `${stamp}/${position}`
    const own = this.#own.get(instant)
    if (own !== undefined) page.isEqual = own === digest
    else {
      page.open.set(instant, digest)
      dropOldest(page.open, mostOpen)
    }
  }

  /** That page has gone. */
  forget(session: string): void {
    this.#pages.delete(session)
  }

  /** What this page said itself was wrong: it computes anew. */
  begin(): void {
    this.#own.clear()
    for (const page of this.#pages.values()) page.isEqual = null
  }

  get count(): AgreementCount {
    const verdicts = [...this.#pages.values()].map(({ isEqual }) => isEqual)
    return {
      equal: verdicts.filter((isEqual) => isEqual === true).length,
      different: verdicts.filter((isEqual) => isEqual === false).length,
    }
  }
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  if (map.size > most) for (const [oldest] of map) if (map.delete(oldest)) break
}
