/**
 * The labels in the headset: at most so many are shown (forty at best; whoever guards the time of a frame lowers it), and so
 * many are seen now, which is written in place in every frame.
 */
export const wornLabels = { most: 40, shown: 0 }
