/** Figures of the feed and the picture, overwritten in place several times a second; panels sample them on the pulse. */
export const stats = {
  parts: 0,
  drawCalls: 0,
  triangles: 0,
  frameMs: { median: 0, p95: 0 },
  /** CPU time of a frame without what the renderer needs to draw it. */
  ownMs: { median: 0, p95: 0 },
  fps: 0,
  messages: 0,
  messagesPerSecond: 0,
  malformed: 0,
  dropped: 0,
  lagMs: { p50: 0, p95: 0 },
  /** Milliseconds from asking for the twin that is open until all of it was in the picture; 0 before. */
  loadMs: 0,
  /** JavaScript heap in use, megabytes; 0 where the browser does not tell. */
  heapMb: 0,
  /** Seconds since the newest value arrived; Infinity before the first. */
  dataAge: Infinity,
}
export type Stats = typeof stats
