import { makeBehaviour } from './makeBehaviour.ts'
import { ScaleShade } from './ScaleShade.ts'
import { makeShadeOptions } from './shadeOptions.ts'
import { checkStates } from './stateCodes.ts'
import { StepShade } from './StepShade.ts'

/** Makes the part give off light. */
export const glow = makeBehaviour({
  about: 'Makes the part give off coloured light by state, by threshold, or on a continuous scale.',
  options: makeShadeOptions(1, 5),
  signal: 'needed',
  writes: 'glow',
  check: (target, { states }) => checkStates(target.signal, Object.keys(states ?? {})),
  attach: (target, options) =>
    options.scale
      ? new ScaleShade(target, options.scale, options.strength, true)
      : new StepShade(target, options, true),
})
