import type { Object3D, WebXRManager } from 'three'
import type { Gear } from './Gear.ts'

/** One thing that a person holds or points with, or a bare hand; without a `source` there is none now. */
export type Hand = {
  source: XRInputSource | null
  /** Looks along -z where the person points. */
  readonly ray: ReturnType<WebXRManager['getController']>
  readonly grip: ReturnType<WebXRManager['getControllerGrip']>
  readonly joints: ReturnType<WebXRManager['getHand']>
  /** The gear that this hand points at or holds in this frame; null when it points at the plant. */
  gear: Gear | null
  /** How far its ray goes until it meets that gear, metres of the person's room; 0 shows no ray. */
  reach: number
}

/** What a hand does: the trigger (or pinch) and the grip go down and up; `select` is a press let go again. */
export type HandAct = 'selectstart' | 'select' | 'selectend' | 'squeezestart' | 'squeezeend'

const acts: readonly HandAct[] = [
  'selectstart',
  'select',
  'selectend',
  'squeezestart',
  'squeezeend',
]

/** Two hands, and what some headsets report besides them. */
const most = 4

/** The hands that the headset reports, as they come and go. They move in the room of the person. */
export class Hands {
  readonly all: readonly Hand[]
  readonly #stops: (() => void)[] = []

  /** `room` is what they move in; `onAct` is told of all they do. */
  constructor(xr: WebXRManager, room: Object3D, onAct: (hand: Hand, act: HandAct) => void) {
    this.all = Array.from({ length: most }, (_, i) => {
      const ray = xr.getController(i)
      const hand: Hand = {
        source: null,
        ray,
        grip: xr.getControllerGrip(i),
        joints: xr.getHand(i),
        gear: null,
        reach: 0,
      }
      room.add(ray, hand.grip, hand.joints)
      const connect = ({ data }: { data: XRInputSource }): void => void (hand.source = data)
      const disconnect = (): void => void (hand.source = null)
      const act = ({ type }: { type: HandAct }): void => onAct(hand, type)
      ray.addEventListener('connected', connect)
      ray.addEventListener('disconnected', disconnect)
      for (const each of acts) ray.addEventListener(each, act)
      this.#stops.push(() => {
        ray.removeEventListener('connected', connect)
        ray.removeEventListener('disconnected', disconnect)
        for (const each of acts) ray.removeEventListener(each, act)
        room.remove(ray, hand.grip, hand.joints)
      })
      return hand
    })
  }

  /**
   * The hand of a side that has a stick; with none there, the other one; null without any.
   * @frame
   */
  withStick(side: XRHandedness): Hand | null {
    let other: Hand | null = null
    for (let i = 0; i < this.all.length; i++) {
      const { source } = this.all[i]
      if (!source?.gamepad || source.hand || source.gamepad.axes.length < 2) continue
      if (source.handedness === side) return this.all[i]
      other = this.all[i]
    }
    return other
  }

  close(): void {
    for (const stop of this.#stops) stop()
  }
}

/**
 * How far a hand's stick is pushed across (right positive), -1 to 1; a touchpad where there is no stick.
 * @frame
 */
export function stickAcross({ source }: Hand): number {
  const axes = source?.gamepad?.axes
  return axes === undefined ? 0 : ((axes.length > 2 ? axes[2] : axes[0]) ?? 0)
}

/**
 * The same towards the person (positive) or away.
 * @frame
 */
export function stickBack({ source }: Hand): number {
  const axes = source?.gamepad?.axes
  return axes === undefined ? 0 : ((axes.length > 3 ? axes[3] : axes[1]) ?? 0)
}
