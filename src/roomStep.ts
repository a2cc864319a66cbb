import type { LoginSettings } from '#feed/login/LoginPost.ts'
import type { InspectedAlarm } from '#scene/InspectedAlarm.ts'
import type { InspectedHealth } from '#scene/InspectedHealth.ts'
import type { InspectedVoice } from '#scene/InspectedVoice.ts'
import type { InspectedRun } from '#scene/InspectedRun.ts'
import type { InspectedPerson } from '#scene/openInspection.ts'

/** What the room does on the page once it is loaded (`joinRoom`); before, nothing. */
export const roomStep = {
  /**
   * Once a frame; seconds of `performance.now()`.
   * @frame
   */
  run: (_now: number): void => undefined,
  /**
   * The same for the scenario that is played (`playRuns`).
   * @frame
   */
  play: (_now: number): void => undefined,
  inspectAlarms: (): InspectedAlarm[] => [],
  inspectHealth: (): InspectedHealth | null => null,
  inspectRun: (): InspectedRun | null => null,
  /** From this page to the broker and back, milliseconds. */
  latency: 0,
  /** The others, for `window.gemba`. */
  inspect: (): InspectedPerson[] => [],
  inspectVoice: (): InspectedVoice => ({ status: 'off', isLive: false, calls: [] }),
  /** STUN and TURN servers of the site, for voices between networks. */
  ice: [] as RTCIceServer[],
  /** The service that knows the site's people, and the broker that trusts it; null where people have passwords. */
  login: null as { settings: LoginSettings; broker: string | undefined } | null,
  /** The site's LiveKit server, for more voices than browsers carry among themselves. */
  liveKit: null as { url: string; token: string } | null,
}
