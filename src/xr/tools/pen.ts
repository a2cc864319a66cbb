import { Color, Vector3 } from 'three'
import { inkStage } from '#scene/ink/inkStage.ts'
import { Picker } from '#scene/Picker.ts'
import type { World } from '#scene/World.ts'
import { setHeadset, worn } from '#state/headset.ts'
import { setInk, useInk } from '#state/ink.ts'
import { undoInk } from '#state/inkActs.ts'
import { useRoom } from '#state/room.ts'
import type { Hand, HandAct } from '../Hands.ts'
import type { Wearer } from '../Wearer.ts'
import { handRay } from './handRay.ts'
import { Strokes } from './Strokes.ts'
import { tap } from './tap.ts'
import type { HeldTool, Tool } from './Tool.ts'

/** How far the pen reaches, and its tip before the hand, metres of the person's room. */
const reach = 8
const tipAhead = 0.07
/** How wide a line is, metres of the person's room: as drawn by hand, and by how far it is drawn. */
const thin = 0.006
const byFar = 0.004

const from = new Vector3()
const direction = new Vector3()
const tip = new Vector3()

/** Draws for all in the room: on what the ray meets, and in the air. */
export const pen: Tool = {
  name: 'pen',
  title: 'Pen',
  words: 'Hold the trigger to draw on what the ray meets, the grip to draw in the air at its tip.',
  make: (wearer) => new Pen(wearer),
}

class Pen implements HeldTool {
  readonly #wearer: Wearer
  readonly #strokes = new Strokes(2)
  readonly #colour = new Color()
  #picker: Picker
  /** What draws: the button, and whether it does so in the air. */
  #held: 'trigger' | 'grip' | null = null
  #isInAir = false

  constructor(wearer: Wearer) {
    this.#wearer = wearer
    this.#picker = new Picker(wearer.world)
    wearer.scene.add(this.#strokes.object)
  }

  setWorld(world: World): void {
    this.#picker = new Picker(world)
  }

  take(): void {
    const { isThere, mayWrite } = useInk.getState()
    if (isThere && mayWrite) setInk({ isPen: true, words: null })
    else
      setHeadset({
        advice: 'You cannot draw here: your role in the room does not, or there is no room.',
      })
  }

  drop(): void {
    this.#end()
    setInk({ isPen: false })
  }

  /** @frame */
  step(hand: Hand | null): number {
    const strokes = this.#strokes
    strokes.begin(this.#wearer.origin.eyes)
    let far = 0
    if (hand !== null) {
      handRay(hand, from, direction)
      tip.copy(from).addScaledVector(direction, tipAhead * worn.scale)
      const isMet = !this.#isAir() && this.#meets()
      far = isMet ? this.#picker.far / worn.scale : tipAhead
      this.#colour.set(useRoom.getState().me.colour)
      strokes.dot(isMet ? this.#picker.point : tip, isMet ? 4 : 3, this.#colour)
      if (this.#held !== null) this.#go(hand, isMet)
    } else if (this.#held !== null) this.#end()
    strokes.end()
    return far
  }

  act(hand: Hand, act: HandAct): boolean {
    if (act === 'selectstart') this.#begin(hand, 'trigger', useInk.getState().isInAir)
    else if (act === 'squeezestart') this.#begin(hand, 'grip', !useInk.getState().isInAir)
    else if (act === 'selectend' && this.#held === 'trigger') this.#end()
    else if (act === 'squeezeend' && this.#held === 'grip') this.#end()
    return true
  }

  /** The other bare hand takes the last line back. */
  cancel(): boolean {
    return this.#held === null && undoInk()
  }

  /** Lines stay until somebody clears them: they are for all. */
  clear(): void {
    this.#end()
  }

  close(): void {
    this.#end()
    this.#strokes.dispose()
  }

  #begin(hand: Hand, button: 'trigger' | 'grip', isInAir: boolean): void {
    const { nib } = inkStage
    if (this.#held !== null || !nib || !useInk.getState().isPen) return
    handRay(hand, from, direction)
    this.#isInAir = isInAir || !this.#meets()
    const far = this.#isInAir ? 0 : this.#picker.far
    if (!nib.begin(Math.max(thin * worn.scale, byFar * far))) return
    this.#held = button
    tap(hand)
  }

  /** @frame */
  #go(hand: Hand, isMet: boolean): void {
    const { nib } = inkStage
    // A press that ends on a panel is told to that alone.
    const button = hand.source?.gamepad?.buttons[this.#held === 'grip' ? 1 : 0]
    if (nib === null || (button !== undefined && !button.pressed)) {
      this.#end()
      return
    }
    const { point, normal, item, far } = this.#picker
    if (this.#isInAir) nib.through(tip)
    else if (isMet) nib.over(point, normal, item, far)
    else nib.lift()
  }

  /** @frame */
  #isAir(): boolean {
    return this.#held === null ? useInk.getState().isInAir : this.#isInAir
  }

  /** @frame */
  #meets(): boolean {
    return this.#picker.cast(from, direction, reach * worn.scale) >= 0
  }

  #end(): void {
    if (this.#held === null) return
    this.#held = null
    inkStage.nib?.end()
  }
}
