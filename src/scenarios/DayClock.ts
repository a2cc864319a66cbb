/** Hours between which a day is worth watching. */
const morning = 6.5
const evening = 20.5

/** The time of day of a building whose days pass faster than ours, and its nights faster still. */
export class DayClock {
  /** Hours since midnight. */
  hour: number
  /** Days since it started; 0 to 4 are working days, 5 and 6 a weekend that is passed over. */
  day = 0
  readonly #rate: number

  /** `rate`: seconds of the building for one of ours by day; a night passes twenty times as fast. */
  constructor(hour: number, rate: number) {
    this.hour = hour
    this.#rate = rate
  }

  get isNight(): boolean {
    return this.hour < morning || this.hour >= evening
  }

  /** Advances by real seconds; returns the seconds that pass in the building. */
  step(seconds: number): number {
    const passed = seconds * this.#rate * (this.isNight ? 20 : 1)
    this.hour += passed / 3600
    if (this.hour >= 24) {
      this.hour -= 24
      this.day++
    }
    return passed
  }
}
