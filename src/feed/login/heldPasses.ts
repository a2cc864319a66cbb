/** Who somebody is to a broker. A token stands where a password would. */
export type Pass = { username: string; password: string }

/** A pass was taken up, or given up (null). A renewal is the same person with a fresh token: the link that stands stays. */
export type PassNews = { broker: string; pass: Pass | null; isRenewal: boolean }

type Listener = (news: PassNews) => void

const passes = new Map<string, Pass>()
const listeners = new Set<Listener>()

/**
 * The passes that people have logged in with, by the broker's address without credentials. They are in the memory of this page (and
 * of its workers, which are told) and nowhere else: a page that is closed or loaded again knows none.
 */
export const heldPasses = {
  get: (broker: string): Pass | undefined => passes.get(broker),
  set(news: PassNews): void {
    if (news.pass) passes.set(news.broker, news.pass)
    else passes.delete(news.broker)
    for (const listener of listeners) listener(news)
  },
  /** Hears of the passes for one broker; returns its stop. */
  watch(broker: string, listener: Listener): () => void {
    const hear: Listener = (news) => {
      if (news.broker === broker) listener(news)
    }
    listeners.add(hear)
    return () => void listeners.delete(hear)
  },
}
