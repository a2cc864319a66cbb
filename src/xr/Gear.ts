import type { World } from '#scene/World.ts'
import type { Hand, HandAct } from './Hands.ts'

/** What a person in the headset wears, holds or has about them: panels, tools, labels. One file and one line in `gearMakers`. */
export type Gear = {
  /** The stick of a hand that points at it is for it, and moves nobody. */
  readonly takesStick?: boolean
  /** Another plant has been opened. */
  setWorld?: (world: World) => void
  /** A session begins; what was begun in an earlier one is over. */
  start?: () => void
  end?: () => void
  /** The person has been put elsewhere, and looks at what they came for. */
  arrive?: () => void
  /**
   * One frame of a session that is in sight, after the person has moved and before it is drawn: matrices of the person's room
   * are up to date.
   * @frame
   */
  step: (seconds: number) => void
  /**
   * Whether a hand points at this or holds it now, so that its ray leaves the plant alone; sets `hand.reach`.
   * @frame
   */
  wants?: (hand: Hand) => boolean
  /** Takes what a hand does; true when nobody else shall have it. The first gear of the list is asked first. */
  act?: (hand: Hand, act: HandAct) => boolean
  /** The system has taken the input away for a while: lets go of what is pressed or held. */
  rest?: () => void
  /** Leaves nothing behind. */
  close: () => void
}
