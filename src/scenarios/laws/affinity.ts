/**
 * What a pump or fan does at another speed, `ratio` times the one that is known: flow with the speed, head with its square, shaft power
 * with its cube (affinity laws; J. F. Gülich, Centrifugal Pumps, §3.5).
 */
export function atSpeed(
  known: { flow: number; head: number; power: number },
  ratio: number,
): { flow: number; head: number; power: number } {
  const { flow, head, power } = known
  return { flow: flow * ratio, head: head * ratio * ratio, power: power * ratio * ratio * ratio }
}
