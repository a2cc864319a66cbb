import { alarmsOf } from './alarms.ts'
import { areaOf, isServed, type Room } from '#scenarios/plants/building/design/Room.ts'
import { rooms } from '#scenarios/plants/building/design/rooms.ts'
import { hasWindow, seatsOf } from '#scenarios/plants/building/design/units.ts'
import { percent, root, value, type Asset, type Show, type Signals } from './entry.ts'

const lit = [
  { from: 8, colour: '#6b604f' },
  { from: 40, colour: '#a8987a' },
  { from: 75, colour: '#ded0b0' },
]

/** A room as an asset; one without sensors has parts only. */
export function roomAsset(room: Room): Asset {
  const node = `/Storey${room.storey}/Room${room.number}`
  const base = {
    id: `room${room.number}`,
    name: `${room.number} ${room.name}`,
    kind: 'room',
    description: `${sayKind(room)}, ${areaOf(room).toFixed(0)} m².`,
  }
  if (!isServed(room)) return { ...base, parts: { room: node } }
  const topic = `${root}/storey${room.storey}/room${room.number}`
  return {
    ...base,
    source: { topic },
    signals: signalsOf(room, topic),
    commands: commandsOf(room),
    alarms: alarmsOf.room(),
    parts: partsOf(room, node),
    show: showsOf(room),
  }
}

function sayKind(room: Room): string {
  const seats = seatsOf(room)
  if (room.kind === 'meeting') return `Meeting room for ${seats}`
  if (room.kind === 'office') return seats === 1 ? 'Cellular office' : `Office for ${seats}`
  if (room.kind === 'open') return `Zone of the open office with ${seats} desks`
  return room.name
}

function signalsOf(room: Room, topic: string): Signals {
  const door = `${topic}/door`
  return {
    temperature: value('Temperature', '°C', [-20, 60]),
    setpoint: value('Setpoint', '°C', [5, 35]),
    co2: value('CO₂', 'ppm', [300, 5000], 0),
    humidity: value('Relative humidity', '%', [0, 100], 0),
    people: value('People', '', [0, 200], 0),
    light: percent('Lamps'),
    airflow: value('Supply air', 'm³/h', [0, 5000], 0),
    damper: percent('VAV damper'),
    heating: percent('Radiator valve'),
    vav: { name: 'VAV box', states: ['normal', 'stuck'] },
    ...(hasWindow(room) && { window: percent('Window') }),
    ...(room.door && {
      door: { ...percent('Door'), topic: door },
      doorState: { name: 'Door state', states: ['closed', 'open', 'held open'], topic: door },
    }),
  }
}

function commandsOf({ kind }: Room): Signals {
  const setpoint = { name: 'Setpoint', signal: 'setpoint', range: [18, 26], step: 0.5 }
  if (kind === 'server') return { setpoint }
  const choices = ['automatic', 'on', 'off']
  return { setpoint, lamps: { name: 'Lamps', signal: 'light', choices } }
}

function partsOf(room: Room, node: string): Record<string, string | string[]> {
  return {
    room: node,
    floor: `${node}/Floor`,
    climate: [
      `${node}/Floor`,
      ...(hasWalls(room) ? [`${node}/Wall*`] : []),
      ...(room.name === 'Corridor north' ? coreFloors(room.storey) : []),
    ],
    sensor: `${node}/Sensor`,
    lights: `${node}/Light*`,
    duct: `${node}/Duct`,
    vav: `${node}/VAV`,
    ...(room.door && { door: `${node}/Door` }),
    ...(hasWindow(room) && { window: `${node}/Window` }),
    ...(hasRadiator(room) && { radiators: `${node}/Radiator*` }),
  }
}

/** Walls that bound a room's air are coloured with it: a volume, not a floor alone. */
function hasWalls({ kind }: Room): boolean {
  return kind === 'office' || kind === 'meeting'
}

/** Floors without a sensor of their own, which lie between those that have one. */
function coreFloors(storey: number): string[] {
  const core = rooms.filter((room) => {
    const hasFloor = room.kind !== 'stair' && room.kind !== 'lift'
    return room.storey === storey && !isServed(room) && hasFloor
  })
  return core.map(({ number }) => `/Storey${storey}/Room${number}/Floor`)
}

function hasRadiator({ facade, kind }: Room): boolean {
  return facade.length > 0 && kind !== 'lobby' && kind !== 'server'
}

const layers = [
  { signal: 'temperature', from: 20, to: 27, map: 'diverging', contour: 0.5 },
  { signal: 'co2', from: 400, to: 1200, map: 'heat', contour: 100 },
  { signal: 'humidity', from: 20, to: 70, map: 'cividis', contour: 5 },
  { signal: 'people', from: 0, to: 12, map: 'viridis', contour: 2 },
]

/** The room's part of its storey's heat map. */
function heatOf({ storey, box: [west, north, east, south] }: Room, layer: object): Show {
  const at = [(west + east) / 2, 1.5, (north + south) / 2]
  return { part: 'climate', as: 'heat', field: `storey${storey}`, at, ...layer }
}

function showsOf(room: Room): Show[] {
  const radius = areaOf(room) > 30 ? 0.14 : 0.1
  // The marks run at half of the air's speed, or the eye could not follow.
  const metresPerSecond = Number((0.5 / (3600 * Math.PI * radius * radius)).toFixed(5))
  const isHot = room.kind === 'server' ? 27 : 26.5
  return [
    ...layers.map((layer) => heatOf(room, layer)),
    {
      part: 'sensor',
      as: 'colour',
      signal: 'co2',
      thresholds: [
        { from: 1000, colour: 'warning', text: 'stuffy' },
        { from: 1400, colour: 'alarm', text: 'bad air' },
      ],
      deadband: 40,
    },
    {
      part: 'sensor',
      as: 'glow',
      signal: 'temperature',
      thresholds: [{ from: isHot, colour: 'warning', text: 'too warm' }],
      deadband: 0.3,
      strength: 0.7,
    },
    { part: 'floor', as: 'label', signal: 'temperature', text: room.number, within: 52, lift: 1.3 },
    { part: 'lights', as: 'glow', signal: 'light', thresholds: lit, strength: 1 },
    { part: 'duct', as: 'flow', signal: 'airflow', spacing: 0.7, metresPerSecond, strength: 0.5 },
    { part: 'vav', as: 'colour', signal: 'vav', states: { stuck: 'alarm' } },
    ...(hasRadiator(room)
      ? [
          {
            part: 'radiators',
            as: 'colour',
            signal: 'heating',
            thresholds: [
              { from: 10, colour: '#a58d82' },
              { from: 50, colour: '#b08472' },
            ],
            strength: 0.8,
          },
        ]
      : []),
    ...(room.door
      ? [
          {
            part: 'door',
            as: 'turn',
            signal: 'door',
            axis: 'y',
            from: 0,
            to: 100,
            low: 0,
            high: 78,
          },
          {
            part: 'door',
            as: 'colour',
            signal: 'doorState',
            states: { 'held open': 'warning' },
            strength: 0.85,
          },
        ]
      : []),
    ...(hasWindow(room)
      ? [
          {
            part: 'window',
            as: 'turn',
            signal: 'window',
            axis: 'y',
            from: 0,
            to: 100,
            low: 0,
            high: 28,
          },
        ]
      : []),
  ]
}
