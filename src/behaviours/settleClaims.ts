import type { Problem } from '#twin/Problem.ts'
import type { Show } from '#twin/Twin.ts'
import type { Work } from '#twin/Work.ts'
import type { Channel, Target } from './Behaviour.ts'
import type { AnyBehaviour } from './makeBehaviour.ts'

/** A binding that is about to be put to work. */
export type Claim = { show: Show; behaviour: AnyBehaviour; target: Target }

/**
 * Where several bindings would write the same channel of a part, leaves the part to the last of them and takes it from
 * the others, so that a behaviour never meets another on its rows. Shortens `claims` and their rows; says what it took.
 */
export function* settleClaims(claims: Claim[]): Work<Problem[]> {
  const problems: Problem[] = []
  const owners = new Map<Channel, Map<number, Show>>()
  for (let i = claims.length - 1; i >= 0; i--) {
    yield
    const { show, behaviour, target } = claims[i]
    const channel = behaviour.writesWith(show.options)
    if (channel === 'motion' || channel === 'label' || channel === 'heat') continue
    const owned = owners.get(channel) ?? new Map<number, Show>()
    owners.set(channel, owned)
    const lost = takeFree(behaviour.claims(target, show.options), owned, show)
    if (lost.length === 0) continue
    problems.push(lostProblem(show, lost, owned, target, channel))
    const rows =
      channel === 'clip' ? new Uint32Array(0) : target.rows.filter((row) => owned.get(row) === show)
    if (rows.length === 0) claims.splice(i, 1)
    else claims[i] = { show, behaviour, target: { ...target, rows } }
  }
  return problems.toReversed()
}

/** Makes a binding the owner of what is still free; returns what is not. */
function takeFree(wanted: ArrayLike<number>, owned: Map<number, Show>, show: Show): number[] {
  const lost: number[] = []
  for (let i = 0; i < wanted.length; i++) {
    if (owned.has(wanted[i])) lost.push(wanted[i])
    else owned.set(wanted[i], show)
  }
  return lost
}

function lostProblem(
  show: Show,
  lost: readonly number[],
  owned: Map<number, Show>,
  { parts, clips }: Target,
  channel: Channel,
): Problem {
  const first = channel === 'clip' ? clips.names[lost[0]] : parts.paths[lost[0]]
  const more = lost.length > 1 ? ` and ${lost.length - 1} more` : ''
  const winner = owned.get(lost[0])
  return {
    from: 'behaviour',
    severity: 'warning',
    text: `"${show.behaviour}" does not act on ${first}${more}: a later "${winner?.behaviour}" (${winner?.where}) does.`,
    where: show.where,
    advice: 'Keep one of the two, or give them different parts.',
  }
}
