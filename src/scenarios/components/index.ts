import { buffer } from './buffer.ts'
import type { AnyComponentKind } from './ComponentKind.ts'
import { conveyor } from './conveyor.ts'
import { machine } from './machine.ts'
import { sink } from './sink.ts'
import { source } from './source.ts'

/** Every kind of component by its `is` in the twin file. A new one is one file and one line here. */
export const componentKinds: Record<string, AnyComponentKind> = {
  source,
  machine,
  buffer,
  conveyor,
  sink,
}
