/**
 * The animation clips of one model: behaviours write how each plays, the scene plays them. A clip that nobody
 * controls plays at speed 1 (as in any glTF viewer); `reset` gives it back to that.
 */
export class ClipTable {
  readonly names: readonly string[]
  /** Seconds, by clip. */
  readonly duration: Float32Array
  /** Playing speed; 1 as authored, 0 stopped, negative backwards. */
  readonly speed: Float32Array
  /** Position 0..1 set from outside; NaN = plays freely at `speed`. */
  readonly position: Float32Array

  constructor(clips: readonly { name: string; duration: number }[]) {
    this.names = clips.map((clip) => clip.name)
    this.duration = Float32Array.from(clips, (clip) => clip.duration)
    this.speed = new Float32Array(clips.length).fill(1)
    this.position = new Float32Array(clips.length).fill(NaN)
  }

  /** Index of a clip, or -1. */
  indexOf(name: string): number {
    return this.names.indexOf(name)
  }

  reset(clip: number): void {
    this.speed[clip] = 1
    this.position[clip] = NaN
  }
}
