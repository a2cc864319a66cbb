import type { Voice } from '#state/voice.ts'

/** The voice as `window.gemba.voice()` tells it. */
export type InspectedVoice = Pick<Voice, 'status' | 'isLive' | 'calls'>
