import type { Headset } from '#state/headset.ts'
import type { World } from '#scene/World.ts'
import type { Hand, HandAct } from '../Hands.ts'
import type { Wearer } from '../Wearer.ts'

/** A tool that a person in the headset can take into the hand; the menus list it. */
export type Tool = {
  /** As its file is called, and as `useHeadset` knows it. */
  name: string
  /** For menus: one to three words. */
  title: string
  /** What it is for and what the trigger does, in one sentence. */
  words: string
  /** Where it is of use; everywhere when not given. */
  mode?: Exclude<Headset['mode'], 'none'>
  make: (wearer: Wearer) => HeldTool
}

/** A tool at work. What it has left in the plant stays when it is put away, until it is cleared. */
export type HeldTool = {
  setWorld?: (world: World) => void
  /** It is taken into the hand, or put away. */
  take?: () => void
  drop?: () => void
  /**
   * One frame. `hand` is the one that holds it, null while it is put away or no hand is seen. Returns how far the ray of the
   * hand goes, metres of the person's room: 0 shows no ray, less than 0 lets it point at the plant as without a tool.
   * @frame
   */
  step: (hand: Hand | null, seconds: number) => number
  /** Takes what the hand that holds it does; true when nobody else shall have it. */
  act?: (hand: Hand, act: HandAct) => boolean
  /** Lets go of what was begun; false when nothing was. Bare hands have no grip: a pinch of the other one asks for it. */
  cancel?: () => boolean
  /** Takes away all that it has left in the plant. */
  clear: () => void
  close: () => void
}
