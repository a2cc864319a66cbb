import type { Behaviour, Bound, Channel, Misfit, Target } from './Behaviour.ts'

/** A behaviour whose options are checked where they come in, so that all kinds fit one registry. */
export type AnyBehaviour = Omit<Behaviour<unknown>, 'writesWith' | 'claims' | 'check'> & {
  writesWith(options: unknown): Channel
  claims(target: Target, options: unknown): ArrayLike<number>
  check(target: Target, options: unknown): Misfit[]
}

/**
 * Closes a behaviour's option type behind its own schema: whatever reaches `attach` has passed it. Options that do not
 * pass throw, since a twin is read with these schemas before anything is attached.
 */
export function makeBehaviour<Options>(behaviour: Behaviour<Options>): AnyBehaviour {
  const { about, options: schema, signal, writes } = behaviour
  const known = new WeakMap<object, Options>()
  // checked once: of thousands of bindings that is most of what attaching them takes
  const accept = (options: unknown): Options => {
    if (typeof options !== 'object' || options === null) return schema.parse(options)
    const old = known.get(options)
    if (old !== undefined) return old
    const accepted = schema.parse(options)
    known.set(options, accepted)
    return accepted
  }
  return {
    about,
    options: schema,
    signal,
    writes,
    writesWith: (options) => behaviour.writesWith?.(accept(options)) ?? writes,
    claims: (target, options) => behaviour.claims?.(target, accept(options)) ?? target.rows,
    check: (target, options) => behaviour.check?.(target, accept(options)) ?? [],
    attach: (target, options): Bound => behaviour.attach(target, accept(options)),
  }
}
