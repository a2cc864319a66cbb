import type { Hand } from '../Hands.ts'

type Shaker = { pulse?: (strength: number, milliseconds: number) => unknown }

/** Lets a hand feel that something has clicked into place, where its controller can. */
export function tap({ source }: Hand, strength = 0.3): void {
  const shakers = source?.gamepad?.hapticActuators as readonly Shaker[] | undefined
  shakers?.[0]?.pulse?.(strength, 18)
}
