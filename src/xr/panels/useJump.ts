import { chooseAsset, choosePart } from '#state/goTo.ts'
import { usePlant } from '#state/plant.ts'
import { Jump } from '../jump/Jump.ts'
import { usePanelGear } from './PanelContext.ts'

/** What takes the person elsewhere; `toAsset` and `toPart` also select, and are false where nobody can stand. */
export type Jumps = {
  jump: Jump
  toAsset: (asset: number) => boolean
  toPart: (part: string) => boolean
}

/** The jumps of the person who wears the headset. */
export function useJump(): Jumps {
  const { wearer } = usePanelGear()
  const jump = wearer.gear.find((each) => each instanceof Jump)
  if (!jump) throw new Error('useJump: nothing takes the person elsewhere')
  return {
    jump,
    toAsset: (asset) => {
      chooseAsset(asset)
      return jump.toParts(usePlant.getState().nodesOfAsset(asset))
    },
    toPart: (part) => {
      choosePart(part)
      return jump.toParts([part])
    },
  }
}
