import { Vector3 } from 'three'
import { setHeadset, useHeadset } from '#state/headset.ts'
import type { World } from '#scene/World.ts'
import type { Gear } from '../Gear.ts'
import type { Hand, HandAct } from '../Hands.ts'
import type { Wearer } from '../Wearer.ts'
import { Chip } from './Chip.ts'
import { tools } from './index.ts'
import type { HeldTool, Tool } from './Tool.ts'

/** The button beside the stick, A or X, in the standard order of WebXR's gamepads. */
const shortcut = 4
/** Seconds that a tool says what it does once it is taken, when nobody uses it before. */
const telling = 7
/** Metres that its words stand below the hand, and beside it towards the other one. */
const below = 0.17
const beside = 0.17

const at = new Vector3()

/**
 * Holds the tools: the one that `useHeadset` names is in the hand that leads, where it has the trigger to itself. The A or X
 * button of that hand takes the next one.
 */
export class Toolbox implements Gear {
  readonly #wearer: Wearer
  readonly #tools: readonly Tool[]
  readonly #held: readonly HeldTool[]
  #taken = -1
  #hand: Hand | null = null
  #reach = 0
  #wasPressed = false
  readonly #chip = new Chip(940, 4)
  #telling = 0
  #cancelling: Hand | null = null

  constructor(wearer: Wearer, registry: readonly Tool[] = tools) {
    this.#wearer = wearer
    this.#tools = registry
    this.#held = registry.map(({ make }) => make(wearer))
    wearer.scene.add(this.#chip.object)
  }

  setWorld(world: World): void {
    for (const held of this.#held) held.setWorld?.(world)
  }

  start(): void {
    setHeadset({
      // Over a real room nobody knows yet where the plant shall be.
      tool: useHeadset.getState().mode === 'ar' ? 'table' : null,
      clearTools: () => this.#held.forEach((held) => held.clear()),
    })
  }

  end(): void {
    setHeadset({ tool: null, clearTools: () => undefined })
    this.#take(-1)
    for (const held of this.#held) held.clear()
    this.#chip.hide()
  }

  /** @frame */
  step(seconds: number): void {
    const { tool, settings } = useHeadset.getState()
    this.#hand = this.#find(settings.hand)
    this.#press(this.#hand)
    let wanted = -1
    for (let i = 0; i < this.#tools.length; i++) if (this.#tools[i].name === tool) wanted = i
    if (wanted !== this.#taken) this.#take(wanted)
    this.#reach = 0
    for (let i = 0; i < this.#held.length; i++) {
      const reach = this.#held[i].step(i === wanted ? this.#hand : null, seconds)
      if (i === wanted) this.#reach = reach
    }
    this.#telling -= seconds
    this.#tell()
  }

  /** @frame */
  wants(hand: Hand): boolean {
    if (this.#taken < 0 || hand !== this.#hand || this.#reach < 0) return false
    hand.reach = this.#reach
    return true
  }

  act(hand: Hand, act: HandAct): boolean {
    // What it points at now may be somebody else's: a panel before the plant.
    if (this.#taken < 0) return false
    if (hand !== this.#hand) return this.#cancel(hand, act)
    if (hand.gear !== null && hand.gear !== this) return false
    this.#telling = 0
    return this.#held[this.#taken].act?.(hand, act) ?? false
  }

  /** A pinch of the bare hand without the tool lets go of what was begun, and does nothing else. */
  #cancel(hand: Hand, act: HandAct): boolean {
    if (act === 'selectstart') {
      const isFree = Boolean(hand.source?.hand) && hand.gear === null
      this.#cancelling = isFree && this.#held[this.#taken].cancel?.() ? hand : null
    }
    return hand === this.#cancelling
  }

  close(): void {
    for (const held of this.#held) held.close()
    this.#chip.dispose()
  }

  #take(number: number): void {
    this.#held[this.#taken]?.drop?.()
    setHeadset({ advice: null })
    this.#taken = number
    this.#telling = telling
    this.#held[number]?.take?.()
  }

  /**
   * What the tool in the hand has to say, or else what it is for.
   * @frame
   */
  #tell(): void {
    const { advice } = useHeadset.getState()
    const isTelling = this.#taken >= 0 && (advice !== null || this.#telling > 0)
    if (!isTelling || this.#hand === null) {
      this.#chip.hide()
      return
    }
    const { title, words } = this.#tools[this.#taken]
    if (advice === null) this.#chip.say(title, words)
    else this.#chip.say('', advice)
    const { origin } = this.#wearer
    at.setFromMatrixPosition(this.#hand.ray.matrixWorld)
    const aside = (this.#hand.source?.handedness === 'left' ? beside : -beside) * origin.scale
    at.x += aside * Math.cos(origin.yaw)
    at.z -= aside * Math.sin(origin.yaw)
    at.y -= below * origin.scale
    this.#chip.show(at, origin.eyes)
  }

  /**
   * The hand of a side; with none there, another one.
   * @frame
   */
  #find(side: XRHandedness): Hand | null {
    const { all } = this.#wearer.hands
    let other: Hand | null = null
    for (let i = 0; i < all.length; i++) {
      const { source } = all[i]
      if (!source || source.targetRayMode !== 'tracked-pointer') continue
      if (source.handedness === side) return all[i]
      other ??= all[i]
    }
    return other
  }

  /** @frame */
  #press(hand: Hand | null): void {
    const isPressed = hand?.source?.gamepad?.buttons[shortcut]?.pressed ?? false
    if (isPressed && !this.#wasPressed) this.#takeNext()
    this.#wasPressed = isPressed
  }

  /** The next tool; after the last one the hand is empty. */
  #takeNext(): void {
    const { tool, mode } = useHeadset.getState()
    const names = this.#tools.filter((one) => (one.mode ?? mode) === mode).map(({ name }) => name)
    setHeadset({ tool: names[tool === null ? 0 : names.indexOf(tool) + 1] ?? null })
  }
}
