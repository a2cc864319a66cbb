/** Milliseconds. */
const patience = 3000

/** Hides the cursor when nobody has moved it for a few seconds (`data-idle` on the root, for the style sheet). Returns its stop. */
export function attachIdleCursor(): () => void {
  const root = document.documentElement
  const hide = (): void => void (root.dataset.idle = '')
  let timer = setTimeout(hide, patience)
  const show = (): void => {
    delete root.dataset.idle
    clearTimeout(timer)
    timer = setTimeout(hide, patience)
  }
  addEventListener('pointermove', show, { passive: true })
  return () => {
    removeEventListener('pointermove', show)
    clearTimeout(timer)
    delete root.dataset.idle
  }
}
