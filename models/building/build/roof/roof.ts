import { levels } from '#scenarios/plants/building/design/rooms.ts'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { group, part, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { ifc } from '../ifc.ts'
import { FRAME_DARK, SCREED, WALKWAY } from '../palette.ts'
import { airHandler } from './airHandler.ts'
import { deck } from './deck.ts'
import { chiller, dryCooler, heatPump, pump, switchgear, vesselUpright } from './machines.ts'
import { pipework } from './pipework.ts'

/** The roof with the open plant deck: air handling units to the west, cooling and heating to the east. */
export function roof(): Part {
  const item = group(
    'Roof',
    [
      ...deck(),
      ifc(part('PlantBase', plantBase()), 'IfcSlab'),
      airHandler('AHU1', at(-12.2, 0.06, -5)),
      airHandler('AHU2', at(-12.2, 0.06, 0.9)),
      chiller('Chiller1', at(6.6, 0.1, -5.2)),
      chiller('Chiller2', at(12, 0.1, -5.2)),
      dryCooler('DryCooler1', at(17.2, 0.06, -6)),
      dryCooler('DryCooler2', at(17.2, 0.06, -3)),
      pump('Pump1', at(4.52, 0.1, -1.7), 'Chilled water'),
      pump('Pump2', at(6.02, 0.1, -1.7), 'Chilled water'),
      pump('Pump3', at(9.38, 0.1, 2.2, 0, 180), 'Heating'),
      vesselUpright('BufferCold', at(8, 0.1, -3.4), 'Chilled water', 0.55, 2),
      vesselUpright('BufferWarm', at(7, 0.1, 2.6), 'Heating', 0.45, 1.7),
      vesselUpright('Expansion', at(11.2, 0.1, -2.2), 'Chilled water', 0.3, 1),
      heatPump('HeatPump', at(12.8, 0.1, 2.2)),
      switchgear(at(15.6, 0.08, 1.9)),
      ...pipework(),
    ],
    at(0, levels[4], 0),
  )
  ifc(item, 'IfcBuildingStorey')
  item.extras!.name = 'Roof'
  return item
}

function plantBase() {
  return solid()
    .put(SCREED, box(17.6, 0.1, 10.2, 0, 0.7), at(12, 0.05, -1.6))
    .putAll(WALKWAY, box(7.8, 0.12, 2.2, 0, 0.8), [at(-12.2, 0.04, -5), at(-12.2, 0.04, 0.9)])
    .put(FRAME_DARK, box(17.7, 0.03, 0.06, 0), at(12, 0.09, 3.52))
}
