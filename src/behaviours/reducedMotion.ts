let isReduced = false

/** Set from the page's `prefers-reduced-motion`: what would blink shines steadily instead. */
export function setReducedMotion(reduced: boolean): void {
  isReduced = reduced
}

export function isReducedMotion(): boolean {
  return isReduced
}
