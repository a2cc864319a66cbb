import { Group, Vector3 } from 'three'
import { useHeadset } from '#state/headset.ts'
import { useSelection, type Picked } from '#state/selection.ts'
import { useWorldPanels, type InspectedPanel } from '#state/worldPanels.ts'
import type { Gear } from '../Gear.ts'
import type { Hand, HandAct } from '../Hands.ts'
import type { Wearer } from '../Wearer.ts'
import { listControls } from './controls.ts'
import type { PanelFrame, Reader } from './PanelFrame.ts'
import { PanelHand } from './PanelHand.ts'
import { giveTurn } from './turns.ts'
import { wristFacing } from './wristFacing.ts'

const ahead = new Vector3()
/** By then letters have come, however slow the link is that brought the rest. */
const kindlingFrames = 240

/** The panels that stand about the person: where they are, and the hands that point at them. */
export class PanelGear implements Gear {
  readonly takesStick = true
  readonly group = new Group()
  /** What was selected when the session began: nobody has asked for a panel about that. */
  selectedBefore: Picked = { asset: null, part: null }
  readonly #frames: PanelFrame[] = []
  readonly #hands: readonly PanelHand[]
  readonly wearer: Wearer
  /** The button on the wrist. */
  #worn: PanelFrame | null = null
  #kindling: Group | null = null
  #kindled = 0
  readonly #reader = { head: new Vector3(), yaw: 0 }

  constructor(wearer: Wearer) {
    this.wearer = wearer
    const room = wearer.origin.group
    this.group.name = 'panels'
    room.add(this.group)
    const { camera } = wearer
    this.#hands = wearer.hands.all.map((hand) => new PanelHand(hand, camera, room))
    useWorldPanels.setState({ inspect: () => this.#inspect() })
  }

  start(): void {
    this.selectedBefore = chosen()
    useWorldPanels.setState({ open: [] })
  }

  rest(): void {
    for (const hand of this.#hands) hand.rest()
  }

  end(): void {
    this.rest()
    useWorldPanels.setState({ open: [] })
  }

  /** Takes a panel in. Returns what to call when it is gone. */
  add(frame: PanelFrame): () => void {
    this.#frames.push(frame)
    frame.open()
    this.group.add(frame.group)
    return () => {
      for (const hand of this.#hands) hand.forget(frame)
      this.#frames.splice(this.#frames.indexOf(frame), 1)
      frame.close()
    }
  }

  /** What the person came for is not hidden by a panel. */
  arrive(): void {
    const reader = this.#readHead()
    for (const frame of this.#frames) {
      if (frame.isPinned || frame === this.#worn) continue
      // What is about a thing comes beside it again, in the next frame.
      if (frame.place.near) frame.isPlaced = false
      else frame.moveAside(reader)
    }
  }

  /** Takes in what is worn on the wrist. Returns what to call when it is gone. */
  wear(frame: PanelFrame): () => void {
    this.#worn = frame
    const remove = this.add(frame)
    return () => {
      this.#worn = null
      remove()
    }
  }

  /** Draws something while a session begins. Returns what to call when it is gone. */
  kindle(group: Group): () => void {
    this.#kindling = group
    this.#kindled = 0
    this.group.add(group)
    return () => {
      this.#kindling = null
      group.removeFromParent()
    }
  }

  /** @frame */
  step(seconds: number): void {
    const frames = this.#frames
    giveTurn()
    if (this.#kindling) this.#kindling.visible = this.#kindled++ < kindlingFrames
    if (frames.length === 0) return
    const { origin } = this.wearer
    const reader = this.#readHead()
    for (let i = 0; i < this.#hands.length; i++) {
      this.#hands[i].drag(seconds, reader.head, origin.group)
    }
    for (let i = 0; i < frames.length; i++) {
      const frame = frames[i]
      if (frame === this.#worn) this.#showWorn(frame, reader)
      else if (!frame.isPlaced && frame.isWhole()) frame.comeTo(reader, origin.group, frames)
      else if (frame.isPinned && !this.#isHeld(frame)) frame.stay(origin.group)
    }
    this.group.updateMatrixWorld()
  }

  /** @frame */
  wants(hand: Hand): boolean {
    return this.#handOf(hand)?.point(this.#frames) ?? false
  }

  act(hand: Hand, act: HandAct): boolean {
    return this.#handOf(hand)?.act(act) ?? false
  }

  close(): void {
    useWorldPanels.setState({ inspect: () => [] })
    for (const hand of this.#hands) hand.close()
    this.group.removeFromParent()
  }

  /** @frame */
  #showWorn(frame: PanelFrame, { head }: Reader): void {
    const { all } = this.wearer.hands
    const { hand: leading } = useHeadset.getState().settings
    let isSeen = false
    const eye = this.wearer.gl.xr.getCamera().cameras[0]
    if (eye) ahead.set(0, 0, -1).applyQuaternion(eye.quaternion)
    for (let i = 0; i < all.length && !isSeen; i++) {
      if (all[i].source?.handedness === leading) continue
      isSeen = wristFacing(all[i], head, ahead, frame.group.position)
    }
    frame.isPlaced = isSeen
    frame.group.visible = isSeen
    if (isSeen) frame.face(head)
  }

  /** @frame */
  #readHead(): Reader {
    const { origin } = this.wearer
    this.#reader.head.copy(origin.head)
    this.#reader.yaw = origin.yaw - origin.group.rotation.y
    return this.#reader
  }

  /** @frame */
  #handOf(hand: Hand): PanelHand | null {
    for (let i = 0; i < this.#hands.length; i++) {
      if (this.#hands[i].hand === hand) return this.#hands[i]
    }
    return null
  }

  /** @frame */
  #isHeld(frame: PanelFrame): boolean {
    for (let i = 0; i < this.#hands.length; i++) if (this.#hands[i].holds === frame) return true
    return false
  }

  #inspect(): InspectedPanel[] {
    const seen: InspectedPanel[] = []
    for (const { name, title } of useWorldPanels.getState().standing) {
      const frame = this.#frames.find((each) => each.name === name && each.isPlaced)
      if (!frame) continue
      const { group, width, height } = frame
      group.updateWorldMatrix(true, false)
      const scale = group.getWorldScale(new Vector3()).x
      const at = group.getWorldPosition(new Vector3()).toArray()
      const size: [number, number] = [width * scale, height * scale]
      seen.push({ name, title, at, size, controls: listControls(name) })
    }
    return seen
  }
}

function chosen(): Picked {
  const { asset, part } = useSelection.getState()
  return { asset, part }
}
