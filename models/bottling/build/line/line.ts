import { group, type Part } from '../../../build/scene/Part.ts'
import { capper } from './capper.ts'
import { conveyors } from './conveyors.ts'
import { depalletiser } from './depalletiser.ts'
import { filler } from './filler.ts'
import { labeller } from './labeller.ts'
import { packer } from './packer.ts'
import { palletiser } from './palletiser.ts'
import { rinser } from './rinser.ts'

/** The bottling line in the order in which bottles meet it. */
export function line(): Part {
  return group('Line1', [
    depalletiser(),
    rinser(),
    filler(),
    capper(),
    labeller(),
    packer(),
    palletiser(),
    conveyors(),
  ])
}
