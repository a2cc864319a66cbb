import type { Kiosk } from './Kiosk.ts'

/** Seconds of the tour between two visits to an alarm that nobody acknowledges: once round; a plant without views has no round to go. */
export function kioskRound({ stops }: Pick<Kiosk, 'stops'>): number {
  return stops.reduce((sum, { seconds }) => sum + seconds, 0) || 20
}
