import type { Problem } from '#twin/Problem.ts'

/** Said of a twin file that names no models. */
export const nothingToShow: Problem = {
  from: 'twin file',
  severity: 'error',
  text: 'There is nothing to show in 3D: this file holds a process model, but no “models”.',
  advice: 'Ask it with “npm run what-if -- FILE”, or add the models of the place.',
}
