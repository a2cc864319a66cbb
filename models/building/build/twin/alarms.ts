import type { Signals } from './entry.ts'

/** Alarms of the house: few, each with what comes of it and what to do (ISA-18.2, rationalisation). */
export const alarmsOf = {
  lift: (number: number): Signals => ({
    fault: {
      name: `Lift ${number} is out of order`,
      signal: 'fault',
      state: ['door sensor', 'levelling'],
      onDelay: 3,
      priority: 'high',
      consequence: 'Somebody may be caught in it; people who cannot use the stairs are cut off.',
      response:
        'Speak to the cabin. Send the janitor to the landing; call the lift company if it does not move within 10 minutes.',
    },
  }),
  ahu: (): Signals => ({
    filter: {
      name: 'Filter is full',
      signal: 'filterDp',
      high: 240,
      deadband: 20,
      onDelay: 30,
      priority: 'low',
      consequence: 'The fans take a quarter more power, and the far rooms get too little air.',
      response: 'Order a filter set and change it within the week.',
    },
    warm: {
      name: 'Supply air is too warm',
      signal: 'supply',
      high: 22,
      deadband: 1,
      onDelay: 30,
      offDelay: 10,
      priority: 'medium',
      group: 'cooling',
      suppressedWhen: [{ signal: 'state', isNot: ['running'], text: 'The unit does not run.' }],
      consequence: 'Half of the house becomes too warm within the hour.',
      response: 'Look at the chillers first, then at the cooling valve.',
    },
  }),
  chiller: (number: number): Signals => ({
    ...(number === 1 && { fault: tripped }),
    warm: {
      name: 'Cold water is too warm',
      signal: 'supply',
      high: 11,
      deadband: 1,
      onDelay: 20,
      offDelay: 10,
      priority: 'high',
      group: 'cooling',
      suppressedWhen: [
        { signal: 'state', isNot: ['running', 'faulted'], text: 'The chiller does not run.' },
      ],
      consequence: 'The rooms cannot be cooled.',
      response: 'See that the other chiller runs; look at the dry cooler and the pump.',
    },
  }),
  pump: (number: number): Signals => ({
    fault: {
      name: `Pump ${number} has failed`,
      signal: 'state',
      state: 'faulted',
      onDelay: 1,
      priority: number === 3 ? 'high' : 'medium',
      group: 'cooling',
      consequence: 'Its chiller stops for want of flow within seconds.',
      response: 'Check the breaker and the coupling; reset it.',
    },
  }),
  room: (): Signals => ({
    air: {
      name: 'Air is used up',
      signal: 'co2',
      high: 1400,
      deadband: 200,
      onDelay: 20,
      priority: 'low',
      consequence: 'People become tired and cannot think well.',
      response: 'See whether the VAV box is stuck; have a window opened.',
    },
    vav: {
      name: 'VAV box is stuck',
      signal: 'vav',
      state: 'stuck',
      onDelay: 5,
      priority: 'low',
      consequence: 'The room gets too little or too much air.',
      response: 'Drive the damper once through; change its motor if that does not help.',
    },
  }),
}

/** Only the first chiller tells its faults. */
const tripped = {
  name: 'Chiller 1 has tripped',
  signal: 'fault',
  state: ['high pressure', 'flow switch'],
  onDelay: 1,
  priority: 'critical',
  latched: true,
  group: 'cooling',
  consequence: 'One chiller carries the house; above 26 °C outside it does not suffice.',
  response: 'Read the fault. Let chiller 2 run, find the cause, then reset chiller 1.',
}
