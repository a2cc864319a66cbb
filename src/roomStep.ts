import type { InspectedPerson } from '#scene/openInspection.ts'

/** What the room does on the page once it is loaded (`joinRoom`); before, nothing. */
export const roomStep = {
  /**
   * Once a frame; seconds of `performance.now()`.
   * @frame
   */
  run: (_now: number): void => undefined,
  /** The others, for `window.gemba`. */
  inspect: (): InspectedPerson[] => [],
}
