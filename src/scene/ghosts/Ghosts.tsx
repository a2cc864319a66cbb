import { useFrame, useThree } from '@react-three/fiber'
import { useEffect, useRef } from 'react'
import { GhostParts, type Haunted } from '#behaviours/GhostParts.ts'
import { ghostFigures, useGhosts } from '#state/ghosts.ts'
import { usePlant } from '#state/plant.ts'
import { redraw } from '../redraw.ts'
import type { LoadedModel } from '../model/LoadedModel.ts'
import type { World } from '../World.ts'
import { GhostView } from './GhostView.ts'

const none: readonly GhostView[] = []

export type GhostsProps = {
  world: World
  models: readonly LoadedModel[]
  /** What is bound to a model, by its id. */
  claimsOf: (model: string) => Haunted['claims']
}

/** While a scenario is played: what stands elsewhere, is fuller or is there at all in the plant without its changes, as ghosts. */
export function Ghosts({ world, models, claimsOf }: GhostsProps) {
  const scene = useThree((three) => three.scene)
  const isOn = useGhosts((ghosts) => ghosts.isOn)
  const baseline = useGhosts((ghosts) => ghosts.baseline)
  const shown = usePlant((plant) => plant.signals)
  const views = useRef(none)
  useEffect(() => {
    if (!isOn || !baseline || !shown) return undefined
    const written = new Set(useGhosts.getState().slots)
    const isWritten = (slot: number): boolean => written.has(slot)
    const now = performance.now() / 1000
    const made = models.flatMap((model, i) => {
      const { id, parts, picks } = model
      const bounds = (row: number) => model.bounds(row)
      const claims = claimsOf(id)
      const ghosts = GhostParts.of({ parts, bounds, claims, isWritten, shown, baseline }, now)
      return ghosts ? [new GhostView(ghosts, picks, world.placed[i].placement)] : []
    })
    for (const { object } of made) scene.add(object)
    views.current = made
    return () => {
      views.current = none
      ghostFigures.parts = 0
      for (const view of made) view.dispose()
      redraw()
    }
  }, [isOn, baseline, shown, models, world, claimsOf, scene])
  useFrame(({ gl }, seconds) => {
    const now = performance.now() / 1000
    const { current } = views
    let parts = 0
    for (let i = 0; i < current.length; i++) {
      if (current[i].step(seconds, now, gl, gl.getPixelRatio())) redraw()
      parts += current[i].ghosts.count
    }
    ghostFigures.parts = parts
    // All models have read it.
    baseline?.clearChanged()
  }, 0.5)
  return null
}
