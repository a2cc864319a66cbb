import type { ConveyorDesign } from '../../Conveyor.ts'
import type { MachineDesign } from '../../Machine.ts'

/** Names of the machines in the order of flow. */
export const machineNames = [
  'depalletiser',
  'rinser',
  'filler',
  'capper',
  'labeller',
  'packer',
  'palletiser',
] as const
export type MachineName = (typeof machineNames)[number]

/** Bottles an hour at the bottleneck, the filler. */
export const nominalRate = 24_000
export const bottlesPerCarton = 12
export const cartonsPerLayer = 10
export const layersPerPallet = 5
/** Seconds of the shift that lie behind when the simulation opens. */
export const shiftBehind = 13_320
/** Cartons on pallets by then. */
export const cartonsBehind = 6_480

const repair = [20, 45] as const

/**
 * The line's machines. Design speeds follow a V around the filler (DIN 8782: each machine 5–20 % faster the farther it stands
 * from the bottleneck), so that buffers refill after a stop.
 */
export const machineDesigns: Record<MachineName, MachineDesign> = {
  depalletiser: {
    speed: (nominalRate * 1.18) / 60 / 160,
    heads: 160,
    batch: 1,
    takes: 1,
    rejects: 0.0008,
    slowest: 0.55,
    fullSpeedAt: 1,
    drive: { power: 7.5, rise: 44, vibration: 1.1 },
    faults: { mtbf: 1680, repair, modes: ['layer tilted', 'sheet not removed', 'sensor'] },
  },
  rinser: {
    speed: (nominalRate * 1.1) / 60 / 26,
    heads: 26,
    batch: 1,
    takes: 1,
    rejects: 0.0004,
    slowest: 0.55,
    fullSpeedAt: 26,
    drive: { power: 5.5, rise: 42, vibration: 1.3 },
    faults: { mtbf: 2240, repair, modes: ['bottle down', 'water pressure', 'sensor'] },
  },
  filler: {
    speed: nominalRate / 60 / 40,
    heads: 40,
    batch: 1,
    takes: 1,
    rejects: 0.0025,
    slowest: 1,
    fullSpeedAt: 1,
    drive: { power: 15, rise: 46, vibration: 1.4 },
    faults: { mtbf: 2080, repair, modes: ['bottle burst', 'valve not shut', 'sensor'] },
  },
  capper: {
    speed: (nominalRate * 1.04) / 60 / 16,
    heads: 16,
    batch: 1,
    takes: 1,
    rejects: 0.0015,
    slowest: 0.5,
    fullSpeedAt: 7,
    drive: { power: 4, rise: 45, vibration: 1.6 },
    faults: { mtbf: 2000, repair, modes: ['cap jam', 'hopper empty', 'torque'] },
  },
  labeller: {
    speed: (nominalRate * 1.1) / 60 / 24,
    heads: 24,
    batch: 1,
    takes: 1,
    rejects: 0.003,
    slowest: 0.5,
    fullSpeedAt: 20,
    drive: { power: 6, rise: 44, vibration: 1.5 },
    faults: { mtbf: 1520, repair, modes: ['label jam', 'reel end', 'glue temperature'] },
  },
  packer: {
    speed: (nominalRate * 1.15) / 60 / 24,
    heads: 1,
    batch: 2,
    takes: bottlesPerCarton,
    rejects: 0.002,
    slowest: 0.5,
    fullSpeedAt: 48,
    drive: { power: 9, rise: 50, vibration: 1.2 },
    faults: { mtbf: 1840, repair, modes: ['carton jam', 'gripper vacuum', 'glue temperature'] },
  },
  palletiser: {
    speed: 7.5,
    heads: 1,
    batch: 5,
    takes: 1,
    rejects: 0,
    slowest: 0.5,
    fullSpeedAt: 9,
    drive: { power: 11, rise: 43, vibration: 0.9 },
    faults: { mtbf: 2080, repair, modes: ['pallet position', 'light curtain', 'gripper vacuum'] },
  },
}

/**
 * Each conveyor with what stands before the next machine: `c01` with the depalletiser's table, `c08` with the packer's
 * lanes, `c10` with the palletiser's track; `star` is the pair of wheels between filler and capper. Bottles stand 0.12 m apart.
 */
export const conveyorDesigns = {
  c01: { length: 2.92, capacity: 84, speed: 0.5 },
  c02: { length: 5.04, capacity: 84, speed: 0.9 },
  star: { length: 1.6, capacity: 30, speed: 1.8 },
  c03: { length: 6.49, capacity: 54, speed: 1.7 },
  c04: { length: 7.34, capacity: 60, speed: 1.7 },
  c05: { length: 5.08, capacity: 42, speed: 1.7 },
  c06: { length: 8.26, capacity: 66, speed: 1.9 },
  c07: { length: 3.6, capacity: 30, speed: 1.7 },
  c08: { length: 3.6, capacity: 84, speed: 0.8 },
  c09: { length: 3.5, capacity: 12, speed: 0.5 },
  c10: { length: 3.5, capacity: 14, speed: 0.5 },
} satisfies Record<string, ConveyorDesign>
export type ConveyorName = keyof typeof conveyorDesigns
