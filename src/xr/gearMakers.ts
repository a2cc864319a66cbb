import type { Gear } from './Gear.ts'
import { Budget } from './guard/Budget.ts'
import { Companion } from './jump/Companion.ts'
import { Jump } from './jump/Jump.ts'
import { HeadsetLabels } from './labels/HeadsetLabels.ts'
import { NotePointer } from './notes/NotePointer.ts'
import { MenuButton } from './panels/MenuButton.ts'
import { PanelGear } from './panels/PanelGear.ts'
import { Sizing } from './place/Sizing.ts'
import { SendPose } from './SendPose.ts'
import { Toolbox } from './tools/Toolbox.ts'
import type { Wearer } from './Wearer.ts'

/** All gear; whatever comes first is asked first. */
export const gearMakers: readonly ((wearer: Wearer) => Gear)[] = [
  (wearer) => new Jump(wearer),
  (wearer) => new PanelGear(wearer),
  (wearer) => new MenuButton(wearer),
  (wearer) => new Sizing(wearer),
  (wearer) => new Toolbox(wearer),
  (wearer) => new NotePointer(wearer),
  (wearer) => new HeadsetLabels(wearer),
  (wearer) => new Budget(wearer),
  (wearer) => new Companion(wearer),
  (wearer) => new SendPose(wearer),
]
