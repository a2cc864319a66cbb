import { makeBehaviour } from './makeBehaviour.ts'
import { ScaleShade } from './ScaleShade.ts'
import { makeShadeOptions } from './shadeOptions.ts'
import { checkStates } from './stateCodes.ts'
import { StepShade } from './StepShade.ts'

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
      ? new ScaleShade(target, options.scale, options.strength, false)
      : new StepShade(target, options, false),
})
