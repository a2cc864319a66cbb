type WornLabels = { isOn: boolean; most: number; shown: number; reading: string | null }

/**
 * The labels in the headset: whether a person wants them; at most so many are shown (forty at best; whoever guards the time of a frame lowers it), and so
 * many are seen now, which is written in place in every frame; and what is said of the thing that is pointed at, line by line.
 */
export const wornLabels: WornLabels = { isOn: true, most: 40, shown: 0, reading: null }
