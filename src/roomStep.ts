import type { InspectedPerson, InspectedVoice } from '#scene/openInspection.ts'

/** What the room does on the page once it is loaded (`joinRoom`); before, nothing. */
export const roomStep = {
  /**
   * Once a frame; seconds of `performance.now()`.
   * @frame
   */
  run: (_now: number): void => undefined,
  /** The others, for `window.gemba`. */
  inspect: (): InspectedPerson[] => [],
  inspectVoice: (): InspectedVoice => ({ status: 'off', isLive: false, calls: [] }),
  /** STUN and TURN servers of the site, for voices between networks. */
  ice: [] as RTCIceServer[],
}
