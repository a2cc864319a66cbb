import { clamp } from '../../clamp.ts'
import type { Machine } from '../../Machine.ts'
import { round } from '../../round.ts'
import type { Publication } from '../../Schedule.ts'
import type { BottlingPlant } from './BottlingPlant.ts'
import { type ConveyorName, machineNames, nominalRate } from './lineDesign.ts'

const root = 'gemba/bottling'
const beltNames = ['c01', 'c02', 'c03', 'c04', 'c05', 'c06', 'c07', 'c08', 'c09', 'c10'] as const
/** Share of the nominal rate that the shift plan counts on. */
const plannedShare = 0.88

/** Every message of the bottling hall. */
export function publications(plant: BottlingPlant): Publication[] {
  return [
    ...ofMachines(plant),
    ...ofMotions(plant),
    ...beltNames.map((name) => ofConveyor(plant, name)),
    ...ofTankFarm(plant),
    ...ofUtilities(plant),
    ...ofAgvs(plant),
    ...ofBuilding(plant),
  ]
}

function ofMachines({ line, farm }: BottlingPlant): Publication[] {
  const machines = machineNames.map((name) => {
    const machine = line.machines[name]
    return kept(`line1/${name}`, 0.5, () => {
      if (name !== 'filler') return machineValues(machine)
      const bowlLevel = round(farm.bowlReading * 100, 1)
      const productTemp = round(farm.bowlTemperature, 1)
      const setpoint = round(machine.limit * nominalRate, 0)
      return { ...machineValues(machine), bowlLevel, productTemp, setpoint }
    })
  })
  const whole = kept('line1/line1', 0.5, () => ({
    state: line.state,
    output: round(line.output, 0),
    oee: round(line.oee * 100, 1),
    goodCount: line.palletised,
    rejectCount: line.rejected,
    target: nominalRate * plannedShare,
  }))
  return [...machines, whole]
}

function machineValues(machine: Machine): Record<string, unknown> {
  const { drive, effectiveness } = machine
  return {
    state: machine.state,
    speed: round(machine.speed, 2),
    rate: round(machine.rate, 0),
    count: effectiveness.good,
    rejects: effectiveness.rejects,
    motorTemp: round(drive.temperature, 1),
    vibration: round(drive.vibration, 2),
    power: round(drive.power, 2),
    current: round(drive.current, 1),
    fault: machine.faults.mode,
    oee: round(effectiveness.oee * 100, 1),
  }
}

/** Where the moving parts of the line are: too quick to be worth keeping. */
function ofMotions({ line }: BottlingPlant): Publication[] {
  const { depalletiser, packer, palletiser } = line.machines
  return [
    passing('line1/depalletiser/motion', 0.2, () => depalletiserPlace(depalletiser)),
    passing('line1/packer/motion', 0.2, () => packerPlace(packer.phase)),
    passing('line1/palletiser/motion', 0.2, () => ({
      cycle: round(palletiser.phase, 3),
      layers: line.pallet.layers,
    })),
  ]
}

/** The sweep pushes a layer of bottles off and returns; then the lift brings the next of nine layers up. */
function depalletiserPlace({ effectiveness, phase }: Machine): { lift: number; sweep: number } {
  const layers = (effectiveness.good + effectiveness.rejects + phase) / 160
  const within = layers - Math.floor(layers)
  const layer = Math.floor(layers) % 9
  const sweep = within < 0.72 ? within / 0.72 : clamp((0.84 - within) / 0.12, 0, 1)
  const step = clamp((within - 0.86) / 0.12, 0, 1)
  const lift = layer === 8 ? 1.6 * (1 - step) : 0.2 * (layer + step)
  return { lift: round(lift, 3), sweep: round(sweep * 1.2, 3) }
}

/** Down to the bottles, up, across, down into the carton, up, and back. */
function packerPlace(phase: number): { gripper: number; shuttle: number } {
  const down = clamp(phase / 0.14, 0, 1) - clamp((phase - 0.2) / 0.14, 0, 1)
  const downAgain = clamp((phase - 0.52) / 0.14, 0, 1) - clamp((phase - 0.7) / 0.14, 0, 1)
  const across = clamp((phase - 0.34) / 0.18, 0, 1) - clamp((phase - 0.83) / 0.17, 0, 1)
  return { gripper: round(0.9 * (down + downAgain), 3), shuttle: round(1.4 * across, 3) }
}

function ofConveyor({ line, utilities }: BottlingPlant, name: ConveyorName): Publication {
  const belt = line.conveyors[name]
  return kept(`line1/${name}`, 0.5, () => ({
    state: belt.state,
    speed: round(belt.speed, 3),
    productSpeed: round(belt.productSpeed, 3),
    accumulation: round(belt.level * 100, 1),
    motorTemp: round(utilities.hall.temperature + belt.heat, 1),
    power: round(belt.power, 2),
  }))
}

function ofTankFarm({ farm }: BottlingPlant): Publication[] {
  const tanks = farm.tanks.flatMap((tank, i) => [
    kept(`tankfarm/tank${i + 1}/level`, 1, () => round(tank.level * 100, 2)),
    kept(`tankfarm/tank${i + 1}`, 1, () => ({
      temperature: round(tank.temperature, 2),
      pressure: round(tank.pressure, 3),
      agitator: round(tank.agitator, 1),
    })),
  ])
  const pumps = farm.pumps.map((pump, i) =>
    kept(`tankfarm/pump${i + 1}`, 1, () => ({
      state: pump.state,
      speed: round(pump.speed, 0),
      limit: round(pump.limit * 100, 0),
      flow: round(pump.flow, 1),
      pressure: round(pump.pressure, 2),
      vibration: round(pump.drive.vibration, 2),
      temperature: round(pump.drive.temperature, 1),
      power: round(pump.drive.power, 2),
    })),
  )
  const valves = kept('tankfarm/valves', 1, () => ({
    valves: numbered(
      'v',
      farm.valves.map((valve) => round(valve.position * 100, 0)),
    ),
  }))
  const pipes = kept('tankfarm/pipes', 1, () => ({ pipes: numbered('run', pipeFlows(farm)) }))
  return [...tanks, ...pumps, valves, pipes]
}

/** Flow in l/min of runs 01–10: tanks 1–6 to the header, header to filler, supply, return, water to the rinser. */
function pipeFlows(farm: BottlingPlant['farm']): number[] {
  const outlets = farm.pumps.map((pump) => pump.flow)
  const shared = [farm.productFlow, farm.supply, farm.returned, farm.rinseWater]
  return [...outlets, ...shared].map((flow) => round(flow, 1))
}

function ofUtilities({ utilities }: BottlingPlant): Publication[] {
  const { compressor, hall } = utilities
  const chillers = utilities.chillers.map((chiller, i) =>
    kept(`utilities/chiller${i + 1}`, 1, () => ({
      state: chiller.state,
      supply: round(chiller.supply, 2),
      setpoint: round(chiller.setpoint, 1),
      return: round(chiller.return, 2),
      flow: round(chiller.flow, 1),
      load: round(chiller.load * 100, 1),
      power: round(chiller.power, 1),
      fan: round(chiller.fan, 0),
    })),
  )
  return [
    kept('utilities/compressor', 1, () => ({
      state: compressor.loaded ? 'running' : 'idle',
      pressure: round(compressor.pressure + 0.08 * compressor.load, 2),
      load: round(compressor.load * 100, 1),
      temperature: round(compressor.temperature, 1),
      oilTemp: round(compressor.oilTemperature, 1),
      power: round(compressor.power, 1),
      fan: round(compressor.fan, 0),
    })),
    kept('utilities/receiver', 1, () => ({
      pressure: round(compressor.pressure, 3),
      temperature: round(compressor.receiverTemperature, 1),
      flow: round(compressor.used, 2),
    })),
    ...chillers,
    kept('utilities/ahu', 1, () => ({
      state: 'running',
      fan: round(utilities.fan, 0),
      airflow: round(utilities.airflow, 0),
      supply: round(utilities.supplyAir, 1),
      return: round(hall.temperature + 0.3, 1),
      filterDp: round(utilities.filterDp, 0),
      damper: round(utilities.damper * 100, 0),
    })),
  ]
}

function ofAgvs({ agvs }: BottlingPlant): Publication[] {
  return agvs.vehicles.map((agv, i) =>
    passing(`logistics/agv${i + 1}`, 0.2, () => ({
      state: agv.state,
      x: round(agv.place.x, 3),
      z: round(agv.place.z, 3),
      heading: round(agv.place.heading, 1),
      speed: round(agv.speed, 2),
      battery: round(agv.battery, 1),
      loaded: agv.loaded,
    })),
  )
}

function ofBuilding({ building, utilities }: BottlingPlant): Publication[] {
  const doors = [0, 1, 2, 3].map((i) =>
    kept(`${i < 2 ? 'logistics' : 'building'}/door${i + 1}`, 0.5, () => ({
      position: round(building.doors[i] * 100, 0),
    })),
  )
  const hall = kept('building/building', 2, () => ({
    ...numberedPlain('zone', building.lights),
    hallTemp: round(utilities.hall.temperature, 1),
    humidity: round(utilities.humidity, 1),
    co2: round(utilities.hall.co2, 0),
    noise: round(utilities.noise, 1),
  }))
  return [...doors, hall]
}

function numbered(prefix: string, values: number[]): Record<string, number> {
  return Object.fromEntries(
    values.map((value, i) => [`${prefix}${String(i + 1).padStart(2, '0')}`, value]),
  )
}

function numberedPlain(prefix: string, shares: Float64Array): Record<string, number> {
  return Object.fromEntries(
    Array.from(shares, (share, i) => [`${prefix}${i + 1}`, round(share * 100, 0)]),
  )
}

function kept(topic: string, period: number, read: Publication['read']): Publication {
  return { topic: `${root}/${topic}`, period, retain: true, read }
}

function passing(topic: string, period: number, read: Publication['read']): Publication {
  return { topic: `${root}/${topic}`, period, retain: false, read }
}
