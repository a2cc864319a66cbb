import { alarmsOf } from './alarms.ts'
import { levels, rooms, storeyNames } from '#scenarios/plants/building/design/rooms.ts'
import { percent, root, value, type Asset, type Show, type Signals } from './entry.ts'
import { makeProcess } from './makeProcess.ts'
import { makeScenarios } from './makeScenarios.ts'
import { roofAsset } from './roofAssets.ts'
import { roomAsset } from './roomAssets.ts'

/** The office's twin file, made from the same list of rooms as the model and the simulation. */
export function makeTwin(): string {
  const twin = {
    $schema: '../../twin.schema.json',
    gemba: 1,
    name: 'Harbour Yard 4',
    description:
      'A four-storey office with its climate, lifts and plant. All values come from the simulator in src/scenarios; its day takes a quarter of an hour.',
    models: [{ id: 'office', file: 'office.glb' }],
    commands: {
      topic: `${root}/command`,
      clock: `${root}/desk/clock`,
      answer: { topic: `${root}/desk/answer` },
    },
    inspections: ['inspections/fire-safety.json'],
    links: [{ name: 'Service log', url: 'https://facility.example.com/log?asset={asset}' }],
    assets: [site()],
    views: views(),
    process: makeProcess(),
    scenarios: makeScenarios(),
  }
  return `${write(twin, '')}\n`
}

function site(): Asset {
  return {
    id: 'site',
    name: 'Harbour Yard 4',
    kind: 'site',
    source: { codec: 'json', time: 'ts', staleAfter: 8, topic: `${root}/site/meters` },
    signals: {
      time: value('Time of day', 'h', [0, 24], 2),
      people: value('People in the house', '', [0, 2000], 0),
      power: value('Power', 'kW', [0, 1000]),
      energy: value('Energy today', 'kWh', [0, 100000], 0),
      water: value('Water', 'l/s', [0, 10], 2),
    },
    parts: { surroundings: '/Site' },
    children: [weather(), lifts(), roofAsset(), ...[3, 2, 1, 0].map(storey)],
  }
}

function weather(): Asset {
  return {
    id: 'weather',
    name: 'Weather',
    kind: 'component',
    source: { topic: `${root}/site/weather` },
    signals: {
      temperature: value('Outside temperature', '°C', [-50, 60]),
      clouds: percent('Clouds'),
      wind: value('Wind', 'm/s', [0, 60]),
      sunSouth: value('Sun on the south facade', 'W/m²', [0, 1500], 0),
      sunRoof: value('Sun on the roof', 'W/m²', [0, 1500], 0),
    },
  }
}

function lifts(): Asset {
  return {
    id: 'lifts',
    name: 'Lifts',
    kind: 'system',
    parts: { lifts: '/Lifts' },
    children: [lift(1), lift(2)],
  }
}

function lift(number: number): Asset {
  const motion = { topic: `${root}/lifts/lift${number}/motion`, staleAfter: 5 }
  const node = `/Lifts/Lift${number}`
  const top = levels[3]
  const landings: Signals = {}
  const parts: Record<string, string | string[]> = {
    lift: node,
    car: `${node}/Car`,
    counterweight: `${node}/Counterweight`,
    doorLeft: `${node}/Car/CarDoorLeft`,
    doorRight: `${node}/Car/CarDoorRight`,
  }
  const show: Show[] = []
  const slide = (part: string, signal: string, metres: number) =>
    show.push({ part, as: 'slide', signal, axis: 'x', from: 0, to: 100, low: 0, high: metres })
  storeyNames.forEach((name, s) => {
    landings[`landing${s}`] = { ...percent(`Landing door, ${name.toLowerCase()}`), ...motion }
    parts[`left${s}`] = `/Storey${s}/Lift${number}/LandingDoorLeft`
    parts[`right${s}`] = `/Storey${s}/Lift${number}/LandingDoorRight`
    slide(`left${s}`, `landing${s}`, -0.5)
    slide(`right${s}`, `landing${s}`, 0.5)
  })
  slide('doorLeft', 'door', -0.5)
  slide('doorRight', 'door', 0.5)
  return {
    id: `lift${number}`,
    name: `Lift ${number}`,
    source: { topic: `${root}/lifts/lift${number}` },
    signals: {
      state: { name: 'State', states: ['idle', 'up', 'down', 'doors', 'out of service'] },
      landing: value('Landing', '', [0, 3], 0),
      load: value('People in the car', '', [0, 20], 0),
      trips: value('Trips', '', [0, 1000000], 0),
      power: value('Power', 'kW', [0, 30]),
      fault: { name: 'Fault', states: ['none', 'door sensor', 'levelling'] },
      position: { ...value('Height', 'm', [-1, top + 1], 2), ...motion },
      velocity: { ...value('Speed', 'm/s', [-3, 3], 2), ...motion },
      door: { ...percent('Car door'), ...motion },
      ...landings,
    },
    alarms: alarmsOf.lift(number),
    commands: {
      call: {
        name: 'Call to',
        signal: 'landing',
        choices: [...storeyNames],
        timeout: 100,
        interlock: [{ signal: 'state', isNot: ['out of service'] }],
      },
    },
    parts,
    show: [
      { part: 'car', as: 'slide', signal: 'position', axis: 'y' },
      {
        part: 'counterweight',
        as: 'slide',
        signal: 'position',
        axis: 'y',
        from: 0,
        to: top,
        low: top,
        high: 0,
      },
      {
        part: 'car',
        as: 'colour',
        signal: 'state',
        states: { 'out of service': 'warning' },
        strength: 0.7,
      },
      { part: 'car', as: 'label', signal: 'load', text: `Lift ${number}`, within: 24 },
      ...show,
    ],
  }
}

function storey(index: number): Asset {
  const node = `/Storey${index}`
  return {
    id: `storey${index}`,
    name: storeyNames[index],
    kind: 'storey',
    elevation: levels[index],
    source: { topic: `${root}/storey${index}/storey` },
    signals: {
      people: value('People', '', [0, 1000], 0),
      temperature: value('Mean temperature', '°C', [-20, 60]),
      worstCo2: value('Highest CO₂', 'ppm', [300, 5000], 0),
      airflow: value('Supply air', 'm³/h', [0, 60000], 0),
      roomsLit: value('Rooms with light', '', [0, 100], 0),
      power: value('Power of lamps and sockets', 'kW', [0, 300]),
    },
    parts: {
      storey: node,
      supply: `${node}/Services/Supply`,
      extract: `${node}/Services/Extract`,
    },
    show: [
      {
        part: 'supply',
        as: 'flow',
        signal: 'airflow',
        spacing: 1.2,
        metresPerSecond: 0.00022,
        strength: 0.45,
      },
      {
        part: 'extract',
        as: 'flow',
        signal: 'airflow',
        spacing: 1.2,
        metresPerSecond: 0.0002,
        strength: 0.45,
      },
    ],
    children: [
      ...(index === 0 ? [entrance()] : []),
      ...rooms.filter(({ storey: s }) => s === index).map(roomAsset),
    ],
  }
}

function entrance(): Asset {
  return {
    id: 'entrance',
    name: 'Main entrance',
    source: { topic: `${root}/site/entrance` },
    signals: { door: percent('Sliding doors') },
    parts: {
      entrance: '/Storey0/Entrance',
      left: '/Storey0/Entrance/DoorLeft',
      right: '/Storey0/Entrance/DoorRight',
    },
    show: [
      {
        part: 'left',
        as: 'slide',
        signal: 'door',
        axis: 'x',
        from: 0,
        to: 100,
        low: 0,
        high: -1.25,
      },
      {
        part: 'right',
        as: 'slide',
        signal: 'door',
        axis: 'x',
        from: 0,
        to: 100,
        low: 0,
        high: 1.25,
      },
    ],
  }
}

function look(
  id: string,
  name: string,
  position: number[],
  target: number[],
  more: Record<string, unknown> = {},
) {
  return { id, name, position, target, ...more }
}

function views() {
  const order = [0, 1, 2, 3]
  return [
    look('overview', 'Overview', [39, 31, 49], [-2, 6, 0]),
    look('plant', 'Plant on the roof', [24, 25.5, 9], [5.5, 17.2, -2.4]),
    look('air', 'Air handling', [-3.5, 23, 11], [-10.5, 17.4, -2.5]),
    look('lobby', 'Lobby', [8.3, 1.8, 8.4], [-4, 1.25, 3]),
    ...order.map((s) =>
      look(`storey${s}`, storeyNames[s], [18, levels[s] + 19, 25], [0, levels[s], 1.5], {
        storey: `storey${s}`,
      }),
    ),
    ...order.map((s) =>
      look(
        `plan${s}`,
        `Plan, ${storeyNames[s].toLowerCase()}`,
        [-5, levels[s] + 46, 0.5],
        [-5, levels[s], 0],
        {
          storey: `storey${s}`,
          plan: true,
        },
      ),
    ),
  ]
}

/** JSON as a person would write it: what fits into a line stands in one. */
function write(item: unknown, indent: string): string {
  const flat = JSON.stringify(item)
  const plain = flat.replaceAll(/("(?:[^"\\]|\\.)*")|([{[,:])|([}\]])/g, (_, text, open, close) => {
    if (text) return String(text)
    if (open) return open === '{' ? '{ ' : open === ',' || open === ':' ? `${open} ` : String(open)
    return close === '}' ? ' }' : String(close)
  })
  if (typeof item !== 'object' || item === null || plain.length + indent.length < 130) return plain
  const inner = `${indent}  `
  if (Array.isArray(item)) {
    return `[\n${item.map((entry) => inner + write(entry, inner)).join(',\n')}\n${indent}]`
  }
  const lines = Object.entries(item).map(
    ([key, entry]) => `${inner}"${key}": ${write(entry, inner)}`,
  )
  return `{\n${lines.join(',\n')}\n${indent}}`
}
