/**
 * What the guard of a frame's time allows in a headset now, written in place: its step (0 = all of it), pixels of the picture along
 * one side against the best (1), milliseconds between two pictures of the shadows (Infinity: they stand still), frames a second
 * that the headset shows; 0 where it does not say, and how many pixels across a part seems at least to be drawn.
 */
export const wornBudget = { step: 0, resolution: 1, shadowPause: 100, rate: 0, least: 0 }
