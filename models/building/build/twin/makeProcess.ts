import { areaOf, type Room } from '#scenarios/plants/building/design/Room.ts'
import { levels, storeyNames } from '#scenarios/plants/building/design/rooms.ts'
import {
  airHandlerOf,
  designAirflow,
  hasWindow,
  seatsOf,
  servedRooms,
} from '#scenarios/plants/building/design/units.ts'
import { occupancyAt } from '#scenarios/plants/building/occupancy.ts'
import { downFrom, onwardFrom, waysOf } from './makeWays.ts'

type Component = { id: string; is: string } & Record<string, unknown>

/** Share of the sun that comes in while the blinds outside are down, as in a hot week (EN ISO 52022-1); the simulator has 0.15. */
const transmittance = 0.1
/**
 * As the simulator has it: glass of the facade, kW/m²K of facade and roof, m³/h through joints a m² of floor, m³/h through an open
 * window in a light wind.
 */
const glazed = 0.72
const facadeLoss = 0.0011
const roofLoss = 0.0002
const joints = 0.12
const openWindow = 115
/** Share of the seats of a meeting room that is taken in working hours, on the mean of a day: booked 45 % of the time, by 65 % of them. */
const met = 0.4
/** Those hours, and the least share of the usual people who come on a day. */
const [from, to] = [8, 18]
const presence = 0.7
/** People who are there on a working morning, by storey, where no live value tells. */
const present = [46, 68, 70, 66]

/** The office's process: its rooms with their air in a hot week of July, and its people with their ways out. */
export function makeProcess(): object {
  return {
    start: { weekday: 1, hour: 0, month: 7 },
    step: 120,
    laterStep: 1800,
    costs: { energy: 0.24, currency: '€' },
    components: [
      {
        id: 'weather',
        is: 'weather',
        asset: 'weather',
        mean: 24,
        swing: 11,
        writes: { temperature: 'weather.temperature' },
      },
      ...[1, 2].map(chiller),
      ...[1, 2].map(airHandler),
      ...servedRooms.map(zone),
      ...exits(),
      ...[0, 1, 2, 3].map(crowd),
    ],
  }
}

function chiller(number: number): Component {
  const id = `chiller${number}`
  const writes = ['state', 'load', 'supply', 'return', 'power']
  return {
    id,
    is: 'chiller',
    asset: id,
    capacity: 95,
    outside: 'weather',
    writes: ports(id, writes),
  }
}

function airHandler(number: number): Component {
  const id = `ahu${number}`
  const airflow = servedRooms
    .filter((room) => airHandlerOf(room) === number - 1)
    .reduce((sum, room) => sum + designAirflow(room), 0)
  return {
    id,
    is: 'airHandler',
    asset: id,
    airflow,
    power: 16,
    coil: 16,
    outside: 'weather',
    cold: number === 1 ? ['chiller1', 'chiller2'] : ['chiller2', 'chiller1'],
    dust: number === 1 ? 0.3 : 0.82,
    hours: [[6, 20]],
    writes: ports(id, ['state', 'airflow', 'supply', 'return', 'power']),
  }
}

function zone(room: Room): Component {
  const id = `room${room.number}`
  const area = areaOf(room)
  const height = room.storey === 0 ? 4.2 : 3.6
  const sides = room.facade
    .map((side) => ({ side, width: widthOf(room, side) }))
    .toSorted((a, b) => b.width - a.width)
  const outer = sides.reduce((sum, { width }) => sum + width * height, 0)
  const isServer = room.kind === 'server'
  const people = isServer ? 0 : round(peopleIn(room), 2)
  const [main, ...others] = sides.map(({ side, width }) => ({
    window: round(width * height * glazed * transmittance, 2),
    facing: side,
  }))
  return {
    id,
    is: 'zone',
    asset: id,
    area: round(area, 2),
    height,
    outside: 'weather',
    air: `ahu${airHandlerOf(room) + 1}`,
    airflow: designAirflow(room),
    loss: round(outer * facadeLoss + (room.storey === 3 ? area * roofLoss : 0), 4),
    leak: round(joints / height, 4),
    ...main,
    ...(others.length > 0 && { windows: others }),
    ...(hasWindow(room) && { opening: openWindow }),
    ...(people > 0 && { people, presence, hours: [[from, to]], days: [1, 2, 3, 4, 5] }),
    ...(people > 0 && { desk: round(0.11 + (0.004 * area) / people, 3) }),
    ...(isServer && { gains: 0.6, limit: 30 }),
    heater: round(0.05 * area, 2),
    reads: ports(id, ['temperature', 'co2']),
    writes: ports(id, ['temperature', 'co2', 'people', 'airflow']),
  }
}

/** As many as are there on the mean of a busy day's working hours. */
function peopleIn(room: Room): number {
  if (room.kind === 'meeting') return (seatsOf(room) * met * 2) / (1 + presence)
  let share = 0
  const samples = 100
  for (let i = 0; i < samples; i++) {
    share += occupancyAt(room.kind, from + ((i + 0.5) * (to - from)) / samples) / samples
  }
  return (seatsOf(room) * share * 2) / (1 + presence)
}

function widthOf({ box: [west, north, east, south] }: Room, side: Room['facade'][number]): number {
  return side === 'north' || side === 'south' ? east - west : south - north
}

function exits(): Component[] {
  return [
    { id: 'entrance', is: 'exit', asset: 'entrance', width: 2.5, onward: onwardFrom('entrance') },
    ...(['A', 'B'] as const).map((name) => ({
      id: `stair${name}`,
      is: 'exit',
      name: `Stair ${name}`,
      asset: name === 'A' ? 'room016' : 'room024',
      as: 'stair',
      width: 1.2,
      onward: onwardFrom(`stair${name}`),
    })),
  ]
}

function crowd(storey: number): Component {
  const id = `people${storey}`
  return {
    id,
    is: 'crowd',
    name: `People, ${storeyNames[storey].toLowerCase()}`,
    asset: `storey${storey}`,
    people: present[storey],
    exits: storey === 0 ? ['entrance'] : ['stairA', 'stairB'],
    distance: storey === 0 ? 18 : 21,
    ...(storey > 0 && { height: levels[storey] }),
    reads: { people: `storey${storey}.people` },
    writes: { people: `storey${storey}.people` },
    ways: waysOf(storey),
    ...(storey > 0 && { down: downFrom(storey) }),
  }
}

/** Ports whose signals have their names. */
function ports(asset: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, `${asset}.${name}`]))
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
