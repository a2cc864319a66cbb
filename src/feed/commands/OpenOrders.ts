import { isOver } from '#twin/Order.ts'
import type { CommandNews, CommandWish } from './CommandLink.ts'

/** What the page knows of its worker's commands: when the worker dies, nobody hears their answers any more, and that is said. */
export class OpenOrders {
  readonly #post: (news: CommandNews) => void
  readonly #open = new Set<string>()
  #watch: CommandWish | null = null

  constructor(post: (news: CommandNews) => void) {
    this.#post = post
  }

  /** The page wants something of the worker. */
  note(wish: CommandWish): void {
    if (wish.kind === 'watch') this.#watch = wish
    else this.#open.add(wish.order.id)
  }

  /** A new worker is there: what it has to be told. */
  begin(): CommandWish[] {
    return this.#watch ? [this.#watch] : []
  }

  hear(news: CommandNews): void {
    if (news.kind === 'order' && isOver(news.news.state)) this.#open.delete(news.news.id)
    this.#post(news)
  }

  /** The worker is gone. */
  end(): void {
    const reason = 'The link to the plant has ended. Look at the plant before you try again.'
    for (const id of this.#open) {
      this.#post({ kind: 'order', news: { id, state: 'unknown', reason, plantTime: NaN } })
    }
    this.#open.clear()
    this.#post({ kind: 'desk', isThere: false })
  }
}
