import { storeyNames } from '#scenarios/plants/building/design/rooms.ts'

const hour = 3600
const storeys = storeyNames.map((_, storey) => storey)

/** The fire alarm at ten: everybody leaves, and the air handlers stop so that they blow no smoke about. */
const alarm = [
  ...storeys.map((storey) => ({ set: `people${storey}.alarm`, to: true, at: 10 * hour })),
  ...[1, 2].map((unit) => ({ fail: `ahu${unit}`, at: 10 * hour, for: hour, mode: 'fire alarm' })),
]
const outOf = ['stairB.last', 'stairA.last', 'entrance.last', 'stairA.longest', 'people3.people']

/** Six questions that whoever runs the house has asked. */
export function makeScenarios(): object[] {
  return [
    {
      id: 'chiller-july',
      name: 'A chiller fails on a hot afternoon in July',
      description:
        'At 14:00 on the first hot day of the week chiller 1 trips on high pressure, and the service comes in the evening. The other one carries on alone. Which rooms pass 28 °C, when, and for how long?',
      days: 1,
      compare: ['overLimit', 'chiller2.load', 'energy', 'room301.warmest', 'room013.warmest'],
      changes: [{ fail: 'chiller1', at: 14 * hour, for: 6 * hour, mode: 'high pressure' }],
      sliders: [
        {
          set: 'weather.mean',
          name: 'Mean temperature of the day',
          unit: '°C',
          from: 18,
          to: 32,
          step: 1,
        },
      ],
    },
    {
      id: 'fire-alarm',
      name: 'Fire alarm and evacuation at ten',
      description:
        'The alarm sounds at 10:00 on a full Monday. Everybody walks to the stairs or the main entrance; lifts are not used and the air handlers stop. How long until the house is empty, and where do people queue?',
      days: 0.5,
      compare: outOf,
      changes: alarm,
      sliders: storeys.map((storey) => ({
        set: `people${storey}.people`,
        name: `People, ${storeyNames[storey].toLowerCase()}`,
        unit: '',
        from: 0,
        to: 200,
        step: 5,
      })),
    },
    {
      id: 'fire-one-stair',
      name: 'Fire alarm with stair B full of smoke',
      description:
        'The same alarm, but nobody can use stair B. Does stair A carry three storeys, and how much later is the last person out?',
      days: 0.5,
      compare: ['stairA.last', 'stairA.longest', 'stairA.out', 'entrance.last', 'people3.people'],
      changes: [{ fail: 'stairB', at: 10 * hour - 60, for: 2 * hour, mode: 'smoke' }, ...alarm],
      sliders: [
        { set: 'stairA.width', name: 'Width of stair A', unit: 'm', from: 0.9, to: 2.4, step: 0.1 },
      ],
    },
    {
      id: 'fan-belt',
      name: 'The belt of air handler 2 breaks',
      description:
        'At nine on Monday the fan of the east half stands, and the belt comes on Tuesday at noon. Which rooms get too warm in the meantime, and can people go on working there?',
      days: 2,
      compare: ['overLimit', 'room013.warmest', 'room010.warmest', 'energy'],
      changes: [{ fail: 'ahu2', at: 9 * hour, for: 27 * hour, mode: 'fan belt' }],
      sliders: [],
    },
    {
      id: 'heat-wave',
      name: 'A week that is four degrees hotter',
      description:
        'Weeks with a daily mean of 28 °C are expected before the chillers are due for renewal. Is the cold enough for one of them, and what does it cost?',
      days: 7,
      compare: ['overLimit', 'energy', 'cost', 'chiller1.load', 'chiller2.load'],
      changes: [{ set: 'weather.mean', plus: 4 }],
      sliders: [
        { set: 'weather.mean', name: 'Mean temperature', unit: '°C', from: 18, to: 34, step: 1 },
        {
          set: 'chiller1.capacity',
          name: 'Capacity of chiller 1',
          unit: 'kW',
          from: 60,
          to: 200,
          step: 5,
        },
      ],
    },
    {
      id: 'conference',
      name: 'A conference of 140 on the ground floor',
      description:
        'Both conference rooms, the training room and the foyer are let for a day, with twice the people that they are laid out for. Do they stay below 28 °C, and what do the rooms above notice?',
      days: 1,
      compare: ['overLimit', 'room013.warmest', 'room009.warmest', 'room011.warmest', 'energy'],
      changes: ['009', '010', '011', '012', '013'].map((room) => ({
        set: `room${room}.people`,
        to: 28,
      })),
      sliders: [
        {
          set: 'room013.people',
          name: 'People in the training room',
          unit: '',
          from: 0,
          to: 60,
          step: 2,
        },
      ],
    },
  ]
}
