/**
 * Output of two machines of speed 1 with a buffer of `places` between them, failing at rates p while they work and repaired at rates r:
 * the continuous flow model (S. B. Gershwin and I. C. Schick, 1980; Gershwin, Manufacturing Systems Engineering, §3.9), solved by hand.
 */
export function gershwinLine(
  p1: number,
  r1: number,
  p2: number,
  r2: number,
  places: number,
): number {
  // Inside, the densities of (up, down) and (down, up) are e^(λx), those of (up, up) y and of (down, down) 1/y times that.
  const y = (r1 + r2) / (p1 + p2)
  const lambda = p2 * y + r1 / y - p1 - r2
  const end = Math.exp(lambda * places)
  const inside = Math.abs(lambda) < 1e-12 ? places : (end - 1) / lambda
  // Full: (up, up) leaves by a failure of either, (up, down) by repair; empty likewise.
  const fullUp = end / p1
  const fullBlocked = ((p1 + p2) / (r2 * p1)) * end
  const emptyUp = 1 / p2
  const emptyStarved = (p1 + p2) / (r1 * p2)
  const all = inside * (2 + y + 1 / y) + fullUp + fullBlocked + emptyUp + emptyStarved
  return (inside * (1 + y) + fullUp + emptyUp) / all
}
