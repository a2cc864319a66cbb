import { metaQuest3, XRDevice } from 'iwer'
import { Quaternion, Vector3 } from 'three'
import { useHeadset } from '#state/headset.ts'
import { showEmulatorBar } from './showEmulatorBar.ts'

/** How high the emulated person's eyes are, metres. */
const eyeHeight = 1.65
const steepest = 1.4

/** What the controls of the emulated headset do. */
export type EmulatedHands = {
  /** Pushes the stick that walks, or turns and aims: across (right positive) and towards the person (positive). */
  push: (stick: 'walk' | 'turn', across: number, back: number) => void
  /** Presses a button of the hand of a stick, or lets go of it: the lower one is A or X, the upper one B or Y. */
  press: (stick: 'walk' | 'turn', button: 'lower' | 'upper', isDown: boolean) => void
  leave: () => void
}

/**
 * Puts an emulated headset in the place of the browser's own, for people who build twins and have none at hand: one eye over
 * the whole page, dragging looks, a click is the trigger of the right controller, which points at the mouse.
 */
export function emulate(): void {
  const device = new XRDevice(metaQuest3, { stereoEnabled: false, fovy: 1.2 })
  device.installRuntime({ forceInstall: true })
  const push: EmulatedHands['push'] = (stick, across, back) => {
    device.controllers[isRight(stick) ? 'right' : 'left']?.updateAxes('thumbstick', across, back)
  }
  const press: EmulatedHands['press'] = (stick, button, isDown) => {
    const names = isRight(stick) ? (['a', 'b'] as const) : (['x', 'y'] as const)
    const name = `${names[button === 'lower' ? 0 : 1]}-button`
    const set = (value: number): void =>
      device.controllers[isRight(stick) ? 'right' : 'left']?.updateButtonValue(name, value)
    if (isDown) set(1)
    else inTwoFrames(() => set(0))
  }
  let stop: (() => void) | null = null
  useHeadset.subscribe(({ session }) => {
    if (session && !stop) {
      const stops = [
        attachMouse(device),
        showEmulatorBar({ push, press, leave: () => useHeadset.getState().leave() }),
      ]
      stop = () => stops.forEach((each) => each())
    } else if (!session) {
      stop?.()
      stop = null
    }
  })
}

/** Lets go later: a press is seen only when it lasts from one frame to another, however slowly they come. */
function inTwoFrames(letGo: () => void): void {
  const { session } = useHeadset.getState()
  if (!session) letGo()
  else session.requestAnimationFrame(() => session.requestAnimationFrame(() => letGo()))
}

/** Whether a stick is that of the right hand. */
function isRight(stick: 'walk' | 'turn'): boolean {
  return (stick === 'turn') === (useHeadset.getState().settings.hand === 'right')
}

/** Lets the mouse look and point. Returns its stop. */
function attachMouse(device: XRDevice): () => void {
  const place = device.canvasContainer
  const turn = new Quaternion()
  const up = new Vector3(0, 1, 0)
  const side = new Vector3(1, 0, 0)
  const ahead = new Vector3(0, 0, -1)
  const at = new Vector3()
  const hand = new Vector3()
  const aim = new Quaternion()
  let yaw = 0
  let pitch = -0.1
  let wandered = Infinity
  const pose = (x: number, y: number): void => {
    turn.setFromAxisAngle(up, yaw).multiply(aim.setFromAxisAngle(side, pitch))
    device.position.set(0, eyeHeight, 0)
    device.quaternion.set(turn.x, turn.y, turn.z, turn.w)
    const half = Math.tan(device.fovy / 2)
    const { innerWidth: width, innerHeight: height } = window
    at.set(((2 * x) / width - 1) * half * (width / height), (1 - (2 * y) / height) * half, -1)
    at.multiplyScalar(4).applyQuaternion(turn)
    for (const [name, off] of [
      ['left', -0.2],
      ['right', 0.2],
    ] as const) {
      const controller = device.controllers[name]
      hand.set(off, -0.25, -0.4).applyQuaternion(turn)
      controller?.position.set(hand.x, hand.y + eyeHeight, hand.z)
      // The left one points ahead.
      if (name === 'right') aim.setFromUnitVectors(ahead, hand.subVectors(at, hand).normalize())
      else aim.copy(turn)
      controller?.quaternion.set(aim.x, aim.y, aim.z, aim.w)
    }
  }
  const press = (value: number): void =>
    device.controllers.right?.updateButtonValue('trigger', value)
  const down = (): void => void (wandered = 0)
  const move = (event: PointerEvent): void => {
    if (event.buttons !== 0) {
      const scale = device.fovy / window.innerHeight
      wandered += Math.hypot(event.movementX, event.movementY)
      yaw += event.movementX * scale
      pitch = Math.min(steepest, Math.max(-steepest, pitch + event.movementY * scale))
    }
    pose(event.clientX, event.clientY)
  }
  const release = (): void => {
    if (wandered > 4) return
    press(1)
    inTwoFrames(() => press(0))
  }
  pose(window.innerWidth / 2, window.innerHeight / 2)
  place.addEventListener('pointerdown', down)
  place.addEventListener('pointermove', move)
  place.addEventListener('pointerup', release)
  return () => {
    place.removeEventListener('pointerdown', down)
    place.removeEventListener('pointermove', move)
    place.removeEventListener('pointerup', release)
  }
}
