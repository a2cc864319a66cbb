import { alarmsOf } from './alarms.ts'
import { percent, root, value, type Asset, type Show } from './entry.ts'

const states = ['stopped', 'idle', 'running', 'starved', 'blocked', 'faulted']
const wrong = { faulted: 'alarm' }

/** The plant on the roof. */
export function roofAsset(): Asset {
  return {
    id: 'roof',
    name: 'Roof',
    kind: 'storey',
    elevation: 16.2,
    parts: { storey: '/Roof' },
    children: [
      unit(1),
      unit(2),
      cooling(),
      heating(),
      {
        id: 'photovoltaics',
        name: 'Photovoltaics',
        source: { topic: `${root}/site/meters` },
        signals: { solar: value('Power from the sun', 'kW', [0, 60]) },
        parts: { panels: '/Roof/Photovoltaics' },
      },
    ],
  }
}

const reset = {
  name: 'Reset the fault',
  signal: 'state',
  interlock: [{ signal: 'state', is: ['faulted'] }],
  confirm: 'Only when somebody has seen to the machine.',
}

function unit(number: number): Asset {
  const node = `/Roof/AHU${number}`
  return {
    id: `ahu${number}`,
    name: `Air handling unit ${number}`,
    description: `Serves the ${number === 1 ? 'western' : 'eastern'} half of all storeys.`,
    source: { topic: `${root}/roof/ahu${number}` },
    signals: {
      state: { name: 'State', states },
      fan: value('Supply fan', 'rpm', [0, 3000], 0),
      extractFan: value('Extract fan', 'rpm', [0, 3000], 0),
      airflow: value('Supply air', 'm³/h', [0, 40000], 0),
      pressure: value('Duct pressure', 'Pa', [0, 1000], 0),
      supply: value('Supply air temperature', '°C', [-20, 60]),
      return: value('Extract air temperature', '°C', [-20, 60]),
      recovered: value('Behind the heat wheel', '°C', [-30, 60]),
      wheel: value('Heat wheel', 'rpm', [0, 30]),
      heatingValve: percent('Heating valve'),
      coolingValve: percent('Cooling valve'),
      filterDp: value('Filter pressure drop', 'Pa', [0, 1000], 0),
      power: value('Power of both fans', 'kW', [0, 60], 2),
    },
    alarms: alarmsOf.ahu(),
    commands: {
      run: {
        name: 'Run',
        signal: 'state',
        role: 'engineer',
        choices: [
          'automatic',
          { value: 'off', name: 'off', confirm: 'Half of the house gets no fresh air.' },
        ],
      },
    },
    parts: {
      unit: node,
      casing: `${node}/Casing`,
      fan: `${node}/Fan`,
      extractFan: `${node}/ExtractFan`,
      wheel: `${node}/HeatWheel`,
      filters: [`${node}/Filter`, `${node}/FilterFine`],
      supplyDuct: `/Roof/SupplyAir/SupplyAhu${number}`,
      extractDuct: `/Roof/ExtractAir/ExtractAhu${number}`,
    },
    show: [
      { part: 'fan', as: 'spin', signal: 'fan', axis: 'z', ratio: 0.2 },
      { part: 'extractFan', as: 'spin', signal: 'extractFan', axis: 'z', ratio: 0.2 },
      { part: 'wheel', as: 'spin', signal: 'wheel', axis: 'z' },
      {
        part: 'filters',
        as: 'colour',
        signal: 'filterDp',
        thresholds: [
          { from: 220, colour: 'warning', text: 'the filter is to be changed' },
          { from: 320, colour: 'alarm', text: 'the filter is clogged' },
        ],
        deadband: 8,
      },
      { part: 'casing', as: 'label', signal: 'airflow', text: `AHU ${number}`, within: 30 },
      {
        part: 'supplyDuct',
        as: 'flow',
        signal: 'airflow',
        spacing: 1,
        metresPerSecond: 0.00015,
        strength: 0.5,
      },
      {
        part: 'extractDuct',
        as: 'flow',
        signal: 'airflow',
        spacing: 1,
        metresPerSecond: 0.00014,
        strength: 0.5,
      },
    ],
  }
}

function cooling(): Asset {
  return {
    id: 'cooling',
    name: 'Cooling',
    kind: 'system',
    parts: {
      pipes: ['/Roof/ChilledWater', '/Roof/CondenserWater', '/Roof/BufferCold', '/Roof/Expansion'],
    },
    children: [
      chiller(1),
      chiller(2),
      pump(1, 'Chilled water pump 1'),
      pump(2, 'Chilled water pump 2'),
    ],
  }
}

function chiller(number: number): Asset {
  const node = `/Roof/Chiller${number}`
  const cooler = `/Roof/DryCooler${number}`
  return {
    id: `chiller${number}`,
    name: `Chiller ${number}`,
    description: `Water-cooled screw chiller of 95 kW with dry cooler ${number}.`,
    source: { topic: `${root}/roof/chiller${number}` },
    signals: {
      state: { name: 'State', states },
      supply: value('Cold water supply', '°C', [-10, 40]),
      return: value('Cold water return', '°C', [-10, 40]),
      flow: value('Flow', 'l/min', [0, 1000], 0),
      load: percent('Load'),
      power: value('Power', 'kW', [0, 100]),
      condenser: value('Condenser water', '°C', [-10, 70]),
      coolerFan: value('Dry cooler fans', 'rpm', [0, 1500], 0),
      ...(number === 1 && {
        fault: { name: 'Fault', states: ['none', 'high pressure', 'flow switch'] },
      }),
    },
    alarms: alarmsOf.chiller(number),
    ...(number === 1 && { commands: { reset } }),
    parts: {
      chiller: node,
      body: [`${node}/Compressor`, `${node}/Panel`],
      panel: `${node}/Panel`,
      evaporator: `${node}/Evaporator`,
      cooler: cooler,
      fans: `${cooler}/Fan*`,
      cold: `/Roof/ChilledWater/Primary${number}`,
      condenser: `/Roof/CondenserWater/Condenser${number}`,
      ...(number === 1 && {
        header: ['/Roof/ChilledWater/SupplyAhu', '/Roof/ChilledWater/Return'],
      }),
    },
    show: [
      {
        part: 'body',
        as: 'colour',
        signal: 'state',
        states: { ...wrong, idle: 'off' },
        strength: 0.7,
      },
      { part: 'panel', as: 'blink', signal: 'state', states: ['faulted'], colour: 'alarm', hz: 1 },
      { part: 'fans', as: 'spin', signal: 'coolerFan', axis: 'z', ratio: 0.25 },
      { part: 'cold', as: 'flow', signal: 'flow', spacing: 0.5, metresPerSecond: 0.0012 },
      { part: 'condenser', as: 'flow', signal: 'load', spacing: 0.5, metresPerSecond: 0.008 },
      ...(number === 1
        ? [
            {
              part: 'header',
              as: 'flow',
              signal: 'chiller2.flow',
              spacing: 0.6,
              metresPerSecond: 0.0016,
            },
          ]
        : []),
      {
        part: 'evaporator',
        as: 'label',
        signal: 'supply',
        text: `Chiller ${number}`,
        within: 20,
        lift: 1,
      },
    ],
  }
}

function pump(number: number, name: string): Asset {
  const node = `/Roof/Pump${number}`
  const warm: Show[] = [
    { part: 'pipe', as: 'flow', signal: 'flow', spacing: 0.5, metresPerSecond: 0.0016 },
  ]
  return {
    id: `pump${number}`,
    name,
    source: { topic: `${root}/roof/pump${number}` },
    signals: {
      state: { name: 'State', states },
      speed: value('Speed', 'rpm', [0, 3000], 0),
      flow: value('Flow', 'l/min', [0, 1000], 0),
      pressure: value('Discharge pressure', 'bar', [-1, 16], 2),
      temperature: value('Motor temperature', '°C', [-20, 160]),
      vibration: value('Vibration', 'mm/s', [0, 50], 2),
      power: value('Power', 'kW', [0, 10], 2),
    },
    alarms: alarmsOf.pump(number),
    ...(number === 2 && { commands: { reset } }),
    parts: {
      pump: node,
      body: [`${node}/Motor`, `${node}/Casing`],
      motor: `${node}/Motor`,
      coupling: `${node}/Coupling`,
      pipe:
        number === 3
          ? [
              '/Roof/HeatingWater/HeatFlow',
              '/Roof/HeatingWater/HeatSupply',
              '/Roof/HeatingWater/HeatReturn',
            ]
          : `/Roof/ChilledWater/Pump${number}Out`,
    },
    show: [
      { part: 'coupling', as: 'spin', signal: 'speed', axis: 'x', ratio: 0.12 },
      { part: 'body', as: 'colour', signal: 'state', states: wrong, strength: 0.85 },
      { part: 'motor', as: 'blink', signal: 'state', states: ['faulted'], colour: 'alarm', hz: 1 },
      ...warm,
      { part: 'motor', as: 'label', signal: 'flow', text: `Pump ${number}`, within: 14 },
    ],
  }
}

function heating(): Asset {
  return {
    id: 'heating',
    name: 'Heating',
    kind: 'system',
    parts: { pipes: ['/Roof/HeatingWater', '/Roof/BufferWarm'] },
    children: [
      {
        id: 'heatpump',
        name: 'Heat pump',
        source: { topic: `${root}/roof/heatpump` },
        signals: {
          supply: value('Flow temperature', '°C', [0, 90]),
          return: value('Return temperature', '°C', [0, 90]),
          heat: value('Heat', 'kW', [0, 300]),
          power: value('Power', 'kW', [0, 120]),
          cop: value('Coefficient of performance', '', [0, 12], 2),
          fan: value('Fan', 'rpm', [0, 2000], 0),
        },
        parts: { unit: '/Roof/HeatPump', body: '/Roof/HeatPump/Body', fan: '/Roof/HeatPump/Fan' },
        show: [
          { part: 'fan', as: 'spin', signal: 'fan', axis: 'z', ratio: 0.3 },
          { part: 'body', as: 'label', signal: 'supply', text: 'Heat pump', within: 18 },
        ],
      },
      pump(3, 'Heating pump'),
    ],
  }
}
