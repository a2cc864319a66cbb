import type { Gear } from './Gear.ts'
import { Toolbox } from './tools/Toolbox.ts'
import type { Wearer } from './Wearer.ts'

/** All gear; whatever comes first is asked first. */
export const gearMakers: readonly ((wearer: Wearer) => Gear)[] = [(wearer) => new Toolbox(wearer)]
