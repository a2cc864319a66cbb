/** A work order for a webhook. */
export type ToOrder = { url: string; body: string }

/** What became of it: `unknown` when no answer could be read, whether or not it arrived. */
export type FromOrder = { kind: 'taken' | 'refused' | 'unknown' | 'unsent'; text: string }
