import { useThree } from '@react-three/fiber'
import { useEffect, useLayoutEffect, useMemo } from 'react'
import type { PerspectiveCamera } from 'three'
import { readWall, type WallCell } from '#state/readWall.ts'
import { redraw } from '../redraw.ts'
import { ride } from '../ride.ts'
import type { World } from '../World.ts'
import { WallEye } from './WallEye.ts'

/** Shows this display's part of the picture that all displays of a wall make together. */
export function Wall({ world }: { world: World }) {
  const { cell } = useMemo(() => readWall(location.search), [])
  return cell && <Cell world={world} cell={cell} />
}

function Cell({ world, cell }: { world: World; cell: WallCell }) {
  const camera = useThree((three) => three.camera) as PerspectiveCamera
  const size = useThree((three) => three.size)
  const eye = useMemo(() => new WallEye(), [])
  useLayoutEffect(() => {
    // The picture's shape is the wall's, not the canvas's.
    Object.assign(camera, { manual: true })
    cutOut(camera, cell, size.width, size.height)
    eye.place(world, camera)
    redraw()
  }, [camera, cell, eye, size, world])
  useEffect(() => {
    ride.step = eye.step
    return () => {
      ride.step = null
      Object.assign(camera, { manual: false })
      camera.clearViewOffset()
    }
  }, [camera, eye])
  return null
}

/** Cuts a display's part, so many pixels, out of the whole wall, the frames between displays counted as picture that nobody sees. */
function cutOut(camera: PerspectiveCamera, cell: WallCell, width: number, height: number): void {
  const { columns, rows, column, row, gap } = cell
  const across = width * (1 + gap)
  const down = height * (1 + gap)
  const fullWidth = width + across * (columns - 1)
  const fullHeight = height + down * (rows - 1)
  camera.setViewOffset(fullWidth, fullHeight, across * column, down * row, width, height)
}
