import { makeAct, nothing, number, oneOf, type Act } from '../../Act.ts'
import { storeyNames } from './design/rooms.ts'
import type { OfficePlant } from './OfficePlant.ts'
import type { LampMode } from './OfficeRoom.ts'

/** What the office can be told to do, by the ids that its twin file uses. */
export function acts(plant: OfficePlant): Record<string, Act> {
  const all: Record<string, Act> = {}
  for (const office of plant.rooms) {
    const id = `room${office.room.number}`
    all[`${id}.setpoint`] = makeAct(number(18, 26, 0.5), (value) => {
      office.setpoint = Number(value)
    })
    if (office.room.kind === 'server') continue
    all[`${id}.lamps`] = makeAct(oneOf('automatic', 'on', 'off'), (value) => {
      office.lamps = value as LampMode
    })
  }
  plant.units.forEach((_, k) => {
    all[`ahu${k + 1}.run`] = makeAct(
      oneOf('automatic', 'off'),
      (value) => (plant.isUnitOff[k] = value === 'off'),
      { role: 'engineer', isDone: () => !plant.isUnitOff[k] || plant.units[k].state === 'idle' },
    )
  })
  const { pumpFaults, chillerFaults } = plant.plantRoom
  for (const [id, faults] of [
    ['pump2.reset', pumpFaults],
    ['chiller1.reset', chillerFaults],
  ] as const) {
    all[id] = makeAct(nothing, () => faults.clear(), {
      refuses: () => (faults.remaining > 0 ? null : 'It has no fault.'),
    })
  }
  plant.lifts.forEach((lift, k) => {
    all[`lift${k + 1}.call`] = makeAct(
      oneOf(...storeyNames.slice(0, 4)),
      (value) => lift.call((called[k] = storeyNames.findIndex((name) => name === value))),
      {
        refuses: () =>
          plant.liftFaults[k].remaining > 0
            ? `It is out of service (${plant.liftFaults[k].mode}).`
            : null,
        isDone: () => lift.landing === called[k] && lift.state === 'doors',
        within: 90,
      },
    )
  })
  const called = plant.lifts.map(() => -1)
  return all
}
