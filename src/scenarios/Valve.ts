import { ramp } from './ramp.ts'

/** An on/off valve with a travel time; the flow through it is taken as linear in its position. */
export class Valve {
  /** Commanded: open or shut. */
  open: boolean
  /** A person holds it shut, whatever is commanded. */
  isHeldShut = false
  /** 0 shut to 1 open. */
  position: number
  readonly #travelSeconds: number

  constructor(open: boolean, travelSeconds: number) {
    this.open = open
    this.position = open ? 1 : 0
    this.#travelSeconds = travelSeconds
  }

  step(dt: number): void {
    this.position = ramp(
      this.position,
      this.open && !this.isHeldShut ? 1 : 0,
      dt / this.#travelSeconds,
    )
  }
}
