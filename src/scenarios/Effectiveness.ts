/**
 * Overall equipment effectiveness of one machine over the shift: availability × performance × quality (S. Nakajima,
 * Introduction to TPM, 1988; ISO 22400-2 OEE index with actual production time / planned busy time, planned
 * run time an item × items / actual production time, and good / produced quantity).
 */
export class Effectiveness {
  plannedSeconds: number
  runSeconds: number
  /** Good items. */
  good: number
  rejects: number
  /** Items a second at design speed. */
  readonly designRate: number

  constructor(
    designRate: number,
    before: { plannedSeconds: number; runSeconds: number; good: number; rejects: number },
  ) {
    this.designRate = designRate
    this.plannedSeconds = before.plannedSeconds
    this.runSeconds = before.runSeconds
    this.good = before.good
    this.rejects = before.rejects
  }

  step(dt: number, running: boolean): void {
    this.plannedSeconds += dt
    if (running) this.runSeconds += dt
  }

  get availability(): number {
    return this.plannedSeconds > 0 ? this.runSeconds / this.plannedSeconds : 0
  }

  get performance(): number {
    const possible = this.runSeconds * this.designRate
    return possible > 0 ? Math.min(1, (this.good + this.rejects) / possible) : 0
  }

  get quality(): number {
    const produced = this.good + this.rejects
    return produced > 0 ? this.good / produced : 1
  }

  /** 0–1. */
  get oee(): number {
    return this.availability * this.performance * this.quality
  }
}
