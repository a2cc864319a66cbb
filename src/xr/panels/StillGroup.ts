import { Group } from 'three'

/** A group in which nothing is computed while it is not seen: panels compute and allocate for every thing on them. */
export class StillGroup extends Group {
  /** @frame */
  override updateMatrixWorld(force?: boolean): void {
    if (this.visible) super.updateMatrixWorld(force)
  }
}
