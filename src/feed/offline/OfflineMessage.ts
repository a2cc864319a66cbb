/** What a page tells the program that keeps it for offline use. */
export type ToOffline =
  /** The page of this version has started. */
  { kind: 'started'; version: string }

/** What that program tells the pages. */
export type FromOffline =
  /** This version is kept whole; `isBad`: it failed to start. */
  | { kind: 'ready'; version: string; isBad: boolean }
  /** Something could not be kept, for this reason. */
  | { kind: 'refused'; reason: string }
  /** The page is there in place of a version that failed to start twice. */
  | { kind: 'instead'; of: string }
