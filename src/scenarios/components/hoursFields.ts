import * as z from 'zod'

const hour = z.number().min(0).max(24)

/** A weekly timetable as options: hours of the day, and days of the week. */
export const hoursFields = {
  hours: z
    .array(
      z
        .tuple([hour, hour])
        .refine(([from, to]) => from < to, 'must be an earlier and a later hour'),
    )
    .min(1)
    .default([[0, 24]])
    .describe('From when to when: [[6, 14], [14, 22]].'),
  days: z
    .array(z.int().min(1).max(7))
    .min(1)
    .default([1, 2, 3, 4, 5, 6, 7])
    .describe('Days of the week, 1 Monday to 7 Sunday.'),
}
