import { useSyncExternalStore } from 'react'

/** Whether panels are sheets over the picture, one thing at a time: as in the style sheets. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches)
}

function query(): MediaQueryList {
  return matchMedia('(max-width: 36rem)')
}

function subscribe(listener: () => void): () => void {
  const narrow = query()
  narrow.addEventListener('change', listener)
  return () => narrow.removeEventListener('change', listener)
}
