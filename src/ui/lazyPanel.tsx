import { lazy } from 'react'
import type { ComponentType } from 'react'

/**
 * A part of the page that is loaded when it is first wanted. A page that stays open for weeks outlives its server: then it
 * says so in the part's place, and the rest goes on.
 */
export function lazyPanel<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(() =>
    load().then(
      (panel) => ({ default: panel }),
      () => ({ default: NotThere as ComponentType<Props> }),
    ),
  )
}

function NotThere() {
  return (
    <p style={{ padding: 'calc(var(--unit) * 2)' }}>
      This could not be loaded. Reload the page to try again.
    </p>
  )
}
