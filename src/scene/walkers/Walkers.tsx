import { useFrame, useThree } from '@react-three/fiber'
import { useEffect, useRef } from 'react'
import { runFigures } from '#state/run.ts'
import { useWalks } from '#state/walks.ts'
import { Look, lookStride } from '#twin/PartTable.ts'
import { redraw } from '../redraw.ts'
import { nodesOf } from '../attachHighlights.ts'
import type { World } from '../World.ts'
import { Stage, WalkerPaths } from './WalkerPaths.ts'
import { WalkerMesh } from './WalkerMesh.ts'

/** Where the storey of a way has been lifted to, and whether it is hidden. */
type Storey = { rows: readonly { number: number; row: number }[] }
type Crew = { paths: WalkerPaths; mesh: WalkerMesh; ways: Uint16Array; storeys: Storey[] }

/** People who leave the building, as figures, once the alarm of a scenario has sounded. Where they are follows from the run alone. */
export function Walkers({ world }: { world: World }) {
  const scene = useThree((three) => three.scene)
  const walks = useWalks((known) => known.walks)
  const crew = useRef<Crew | null>(null)
  useEffect(() => {
    if (!walks) return undefined
    const paths = new WalkerPaths(walks)
    const mesh = new WalkerMesh(paths.count)
    mesh.object.matrix.copy(world.placed[0].placement)
    mesh.object.matrixWorldNeedsUpdate = true
    scene.add(mesh.object)
    const storeys = walks.ways.map(({ asset }): Storey => {
      const rows = (asset === null ? [] : nodesOf(asset)).flatMap((node) => world.find(node) ?? [])
      return { rows }
    })
    crew.current = { paths, mesh, ways: paths.ways, storeys }
    return () => {
      crew.current = null
      mesh.dispose()
      redraw()
    }
  }, [walks, world, scene])
  useFrame(() => {
    if (crew.current && show(crew.current, runFigures.seconds, world)) redraw()
  }, 0.5)
  return null
}

/**
 * Returns whether anybody looks otherwise than before.
 * @frame
 */
function show({ paths, mesh, ways, storeys }: Crew, time: number, world: World): boolean {
  mesh.begin()
  paths.setTime(time)
  for (let i = 0; i < paths.count; i++) {
    const stage = paths.stageOf(i, time)
    const isInside = stage === Stage.there || stage === Stage.walks
    const { rows } = storeys[ways[i]]
    let lift = 0
    if (isInside && rows.length > 0) {
      const { parts } = world.placed[rows[0].number].model
      const { row } = rows[0]
      if (parts.look[row * lookStride + Look.ghost] > 1.5) continue
      lift = parts.motions.liftOf(row)
    }
    paths.place(i, time)
    const swing = paths.isWalking ? 1 : 0
    mesh.add(i, paths.x, paths.y + lift, paths.z, paths.yaw, paths.walked, swing)
  }
  return mesh.end()
}
