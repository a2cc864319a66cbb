import { makeBehaviour } from './makeBehaviour.ts'
import { scaleColours } from './ScaleShades.ts'
import { makeShadeOptions } from './shadeOptions.ts'
import { checkStates } from './stateCodes.ts'
import { stepColours } from './StepShades.ts'

/** Lays a colour over the part's own material. */
export const colour = makeBehaviour({
  about:
    'Colours the part by state, by threshold, or on a continuous scale that is perceptually even and safe for colour-blind eyes.',
  options: makeShadeOptions(0.85, 1),
  signal: 'needed',
  writes: 'colour',
  check: (target, { states }) => checkStates(target.signal, Object.keys(states ?? {})),
  attach: (target, options) =>
    options.scale
      ? scaleColours(target.parts).add(target, options.scale, options.strength)
      : stepColours(target.parts).add(target, options),
})
