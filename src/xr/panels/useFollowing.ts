import { signal, type ReadonlySignal } from '@preact/signals-core'
import { useEffect, useState } from 'react'

/** A signal that follows something React knows. */
export function useFollowing<Value>(value: Value): ReadonlySignal<Value> {
  const [following] = useState(() => {
    const now = signal(value)
    return { now, set: (next: Value) => void (now.value = next) }
  })
  useEffect(() => following.set(value), [following, value])
  return following.now
}
