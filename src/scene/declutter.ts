/**
 * Which of the boxes (four numbers each: left, top, width, height), given in order of importance, can be shown without
 * covering a more important one: writes 1 or 0 to `shown`. A box with `wanted` 0 is neither shown nor in the way. Those that
 * were shown before keep `grace` pixels more freedom, so that nothing flickers at the edge.
 * @frame
 */
export function declutter(
  boxes: Float32Array,
  wanted: Uint8Array,
  count: number,
  shown: Uint8Array,
  grace: number,
): void {
  for (let i = 0; i < count; i++) {
    if (wanted[i] === 0) {
      shown[i] = 0
      continue
    }
    const a = i * 4
    const gap = shown[i] === 1 ? -grace : grace
    let free = 1
    for (let k = 0; k < i && free === 1; k++) {
      if (shown[k] === 0) continue
      const b = k * 4
      if (
        boxes[a] < boxes[b] + boxes[b + 2] + gap &&
        boxes[b] < boxes[a] + boxes[a + 2] + gap &&
        boxes[a + 1] < boxes[b + 1] + boxes[b + 3] + gap &&
        boxes[b + 1] < boxes[a + 1] + boxes[a + 3] + gap
      ) {
        free = 0
      }
    }
    shown[i] = free
  }
}
