import { Mesh, type Matrix4, type WebGLRenderer } from 'three'
import type { GhostParts } from '#behaviours/GhostParts.ts'
import { makeBalls } from '../model/makeBalls.ts'
import type { Picks } from '../model/Picks.ts'
import { StateTexture } from '../model/StateTexture.ts'
import { ghostGeometry, ghostShapes } from './ghostGeometry.ts'
import { ghostMaterial } from './ghostMaterial.ts'

/** The ghosts of one model as one draw call; `object` is placed as the model is. */
export class GhostView {
  readonly object: Mesh
  readonly ghosts: GhostParts
  readonly #state: StateTexture

  constructor(ghosts: GhostParts, picks: Picks, placement: Matrix4) {
    this.ghosts = ghosts
    this.#state = new StateTexture(ghosts.parts)
    const shapes = ghostShapes(picks, ghosts.rows, ghosts.from)
    this.#state.setBalls(makeBalls(ghosts.parts.size, shapes))
    this.object = new Mesh(ghostGeometry(shapes), ghostMaterial(this.#state))
    this.object.name = 'ghosts'
    this.object.frustumCulled = false
    this.object.visible = false
    this.object.matrixAutoUpdate = false
    this.object.matrix.copy(placement)
    this.object.matrixWorldNeedsUpdate = true
    this.object.userData.hasNoShadow = true
    this.object.raycast = () => undefined
  }

  /**
   * One frame; returns whether the picture looks otherwise.
   * @frame
   */
  step(seconds: number, now: number, renderer: WebGLRenderer, dpr: number): boolean {
    const { ghosts, object } = this
    ghosts.step(seconds, now)
    const was = object.visible
    object.visible = ghosts.count > 0
    const isOther = was !== object.visible || (object.visible && ghosts.parts.isDirty)
    this.#state.upload(renderer, dpr)
    return isOther
  }

  dispose(): void {
    this.object.removeFromParent()
    this.object.geometry.dispose()
    const { material } = this.object
    for (const each of Array.isArray(material) ? material : [material]) each.dispose()
    this.#state.dispose()
  }
}
