import * as z from 'zod'
import type { Actor } from '../flow/Agenda.ts'
import { loss } from '../flow/FlowLine.ts'
import { makeComponent } from './ComponentKind.ts'
import { hoursFields } from './hoursFields.ts'
import { Timetable } from './Timetable.ts'

const options = z.strictObject({
  of: z
    .union([z.string(), z.array(z.string()).min(1)])
    .optional()
    .describe('Machines and pumps that work only then. Default: all.'),
  ...hoursFields,
})

/** When machines are manned. */
export const shift = makeComponent({
  about:
    'When machines are manned: outside these hours they stand idle, and nothing counts as planned.',
  equation: 'A weekly timetable; time outside it is no planned busy time (ISO 22400-2).',
  options,
  reads: {},
  writes: { isOn: { about: '1 while it is manned.', unit: '1' } },
  links: { of: ['machine', 'pump'] },
  open(build, given) {
    const { line, agenda, calendar } = build
    let table = new Timetable(given.hours, given.days, calendar.weekday)
    const stages = given.of
      ? [given.of].flat().map((name) => build.stageOf(name))
      : build.allStages('machine', 'pump')
    let isOn = true
    const set = (next: boolean): void => {
      if (next === isOn) return
      isOn = next
      for (const stage of stages) {
        if (isOn) line.release(stage, loss.idle)
        else line.halt(stage, loss.idle)
      }
    }
    const actor: Actor = {
      fire(_code, time) {
        line.time = time
        set(table.isOnAt(time))
        agenda.due[row] = table.nextAfter(time)
      },
    }
    const row = agenda.add(actor, 0)
    agenda.due[row] = 0
    const onSeconds = (time: number): number =>
      time > 0 ? (100 * table.secondsTo(time)) / time : 0
    return {
      figures: [
        {
          key: 'manned',
          name: 'Time manned',
          unit: '%',
          digits: 1,
          better: 'neither',
          read: onSeconds,
        },
      ],
      main: 'manned',
      ports: { isOn: () => (isOn ? 1 : 0) },
      retune: (next) => {
        const { hours, days } = options.parse(next)
        table = new Timetable(hours, days, calendar.weekday)
        agenda.due[row] = line.time
      },
    }
  },
})
