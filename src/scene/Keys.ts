/**
 * The keys that are held down while the picture, or nothing else, has the focus; letters while a list or a button has it too. `pressed` is told of each press once.
 * Nothing is taken from a person who types, or from the browser's own shortcuts.
 */
export class Keys {
  readonly #held = new Set<string>()
  readonly #pressed: (event: KeyboardEvent) => boolean

  /** `pressed` returns whether it used the key. */
  constructor(pressed: (event: KeyboardEvent) => boolean) {
    this.#pressed = pressed
  }

  /** Listens; returns its stop. `place` is the element that takes the focus. */
  attach(place: HTMLElement): () => void {
    const down = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      const { activeElement } = document
      if (activeElement === document.body) {
        // Enter and Space belong to whatever has the focus.
        if (event.key === 'Enter' || event.key === ' ') return
      } else if (activeElement !== place && !isFreeLetter(event, activeElement)) return
      this.#held.add(event.code)
      const used = this.#pressed(event)
      if (used || moving.has(event.code)) event.preventDefault()
    }
    const up = (event: KeyboardEvent): void => {
      this.#held.delete(event.code)
    }
    const clear = (): void => this.#held.clear()
    window.addEventListener('keydown', down)
    window.addEventListener('keyup', up)
    window.addEventListener('blur', clear)
    place.addEventListener('blur', clear)
    return () => {
      window.removeEventListener('keydown', down)
      window.removeEventListener('keyup', up)
      window.removeEventListener('blur', clear)
      place.removeEventListener('blur', clear)
      clear()
    }
  }

  /**
   * Whether any of the keys (`KeyboardEvent.code`) is held.
   * @frame
   */
  isDown(code: string, other = code): boolean {
    return this.#held.has(code) || this.#held.has(other)
  }

  /**
   * -1, 0 or 1 of two opposite keys.
   * @frame
   */
  axis(minus: string, plus: string): number {
    return (this.#held.has(plus) ? 1 : 0) - (this.#held.has(minus) ? 1 : 0)
  }

  get isShift(): boolean {
    return this.isDown('ShiftLeft', 'ShiftRight')
  }
}

/** Letters mean nothing to a list or a button: they work from there too, but not where a person types or in a dialogue. */
function isFreeLetter({ key }: KeyboardEvent, element: Element | null): boolean {
  if (!/^[a-z]$/i.test(key)) return false
  return !element?.closest('input, textarea, select, [contenteditable], [role="dialog"]')
}

/** Keys that would scroll the page. */
const moving = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])
