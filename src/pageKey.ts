/** Tells this page from others of the same browser, for what its workers hear of it. */
export const pageKey = Math.random().toString(36).slice(2, 12)
