/** First-order lag: one step of T·dy/dt = target − y by backward Euler, which is stable for any step. Seconds. */
export function lag(value: number, target: number, timeConstant: number, dt: number): number {
  return value + ((target - value) * dt) / (timeConstant + dt)
}
