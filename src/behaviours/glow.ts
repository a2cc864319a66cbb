import { makeBehaviour } from './makeBehaviour.ts'
import { scaleGlows } from './ScaleShades.ts'
import { makeShadeOptions } from './shadeOptions.ts'
import { checkStates } from './stateCodes.ts'
import { stepGlows } from './StepShades.ts'

/** Makes the part give off light. */
export const glow = makeBehaviour({
  about: 'Makes the part give off coloured light by state, by threshold, or on a continuous scale.',
  options: makeShadeOptions(1, 5),
  signal: 'needed',
  writes: 'glow',
  check: (target, { states }) => checkStates(target.signal, Object.keys(states ?? {})),
  attach: (target, options) =>
    options.scale
      ? scaleGlows(target.parts).add(target, options.scale, options.strength)
      : stepGlows(target.parts).add(target, options),
})
