import { ageing } from './ageing.ts'
import { airHandler } from './airHandler.ts'
import { buffer } from './buffer.ts'
import { chiller } from './chiller.ts'
import type { AnyComponentKind } from './ComponentKind.ts'
import { conveyor } from './conveyor.ts'
import { crowd } from './crowd.ts'
import { exit } from './exit.ts'
import { failure } from './failure.ts'
import { machine } from './machine.ts'
import { maintenance } from './maintenance.ts'
import { merge } from './merge.ts'
import { pump } from './pump.ts'
import { shift } from './shift.ts'
import { sink } from './sink.ts'
import { source } from './source.ts'
import { split } from './split.ts'
import { tank } from './tank.ts'
import { valve } from './valve.ts'
import { wear } from './wear.ts'
import { vehicle } from './vehicle.ts'
import { vehicles } from './vehicles.ts'
import { weather } from './weather.ts'
import { zone } from './zone.ts'

/** Every kind of component by its `is` in the twin file. A new one is one file and one line here. */
export const componentKinds: Record<string, AnyComponentKind> = {
  source,
  machine,
  buffer,
  conveyor,
  split,
  merge,
  sink,
  vehicles,
  vehicle,
  tank,
  pump,
  valve,
  failure,
  wear,
  ageing,
  maintenance,
  shift,
  weather,
  zone,
  airHandler,
  chiller,
  exit,
  crowd,
}
