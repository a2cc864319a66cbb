import { closeWorldPanel, openWorldPanel, useWorldPanels } from '#state/worldPanels.ts'
import type { Gear } from '../Gear.ts'
import type { Hand } from '../Hands.ts'
import type { Wearer } from '../Wearer.ts'

/** B or Y in the standard order of a controller's buttons. */
const upperButton = 5

/** Opens and closes the menu by the upper button of a controller. */
export class MenuButton implements Gear {
  readonly #hands: readonly Hand[]
  readonly #wasDown: boolean[]

  constructor(wearer: Wearer) {
    this.#hands = wearer.hands.all
    this.#wasDown = this.#hands.map(() => false)
  }

  /** @frame */
  step(): void {
    for (let i = 0; i < this.#hands.length; i++) {
      const isDown = this.#hands[i].source?.gamepad?.buttons[upperButton]?.pressed ?? false
      if (isDown && !this.#wasDown[i]) toggleMenu()
      this.#wasDown[i] = isDown
    }
  }

  close(): void {
    this.#wasDown.fill(false)
  }
}

/** Opens the menu, or closes it. */
export function toggleMenu(): void {
  if (useWorldPanels.getState().open.includes('menu')) closeWorldPanel('menu')
  else openWorldPanel('menu')
}
