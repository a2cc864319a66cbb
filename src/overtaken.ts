import type { Problem } from '#twin/Problem.ts'

/** Said of a change of the twin file that came too late. */
export const overtaken: Problem = {
  from: 'page',
  severity: 'warning',
  text: 'Something else was opened or changed at the same time; this change was not made.',
  advice: 'Make it again.',
}
