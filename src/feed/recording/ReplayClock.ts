import { systemClock } from '../Clock.ts'
import { SteppedClock } from '../SteppedClock.ts'

/** Milliseconds: a shorter wait is for the page, which takes a batch a frame, also while the recording stands still. */
const short = 60

/** The clock of a recording: milliseconds since its beginning. */
export class ReplayClock extends SteppedClock {
  override after(milliseconds: number, run: () => void): () => void {
    return milliseconds <= short
      ? systemClock.after(milliseconds, run)
      : super.after(milliseconds, run)
  }
}
