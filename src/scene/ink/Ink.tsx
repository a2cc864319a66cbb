import { useFrame, useThree } from '@react-three/fiber'
import { useEffect, useState } from 'react'
import { Vector3, type PerspectiveCamera } from 'three'
import { useHeadset, worn } from '#state/headset.ts'
import { useInk } from '#state/ink.ts'
import { isHiddenAuthor, useModeration } from '#state/moderation.ts'
import { usePlant } from '#state/plant.ts'
import { redraw } from '../redraw.ts'
import type { World } from '../World.ts'
import { InkField } from './InkField.ts'
import { InkNames } from './InkNames.ts'
import { inkStage } from './inkStage.ts'
import { Nib } from './Nib.ts'
import { PagePen } from './PagePen.ts'

/** How thick a line is at least: pixels that are drawn on a page, and radians in a headset. */
const fewest = 2
const wornLeast = 0.0018

const eyes = new Vector3()

type Made = { field: InkField; nib: Nib; pen: PagePen; names: InkNames }

/** What people draw, in the place, and the pen of who looks at it on a page. */
export function Ink({ world }: { world: World }) {
  const gl = useThree((three) => three.gl)
  const scene = useThree((three) => three.scene)
  const camera = useThree((three) => three.camera) as PerspectiveCamera
  const [made, setMade] = useState<Made | null>(null)
  useEffect(() => {
    // An emulated headset takes the canvas out of its place while it is worn.
    const place = document.querySelector<HTMLElement>('.gemba-place')
    const overlay = place?.querySelector<HTMLElement>('.gemba-labels')
    if (!place || !overlay) return undefined
    const field = new InkField(scene, world)
    const nib = new Nib(field, world)
    const pen = new PagePen(camera, gl.domElement, place, world, nib)
    const names = new InkNames(field, camera, gl.domElement, overlay, world)
    inkStage.nib = nib
    inkStage.field = field
    const stop = attachField(field, place)
    setMade({ field, nib, pen, names })
    return () => {
      stop()
      inkStage.nib = null
      inkStage.field = null
      pen.close()
      nib.end()
      names.close()
      field.dispose()
      redraw()
    }
    // Another world does not make other ink.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [gl, scene, camera])
  useEffect(() => {
    made?.field.setWorld(world)
    made?.nib.setWorld(world)
    made?.pen.setWorld(world)
    made?.names.setWorld(world)
  }, [made, world])

  // After who wears a headset has moved (0), before the loop of the page, which draws (1).
  useFrame(({ size }) => {
    if (made === null) return
    let least = wornLeast
    if (gl.xr.isPresenting) {
      const [x, y, z] = worn.head
      if (x === x) eyes.set(x, y, z)
    } else {
      const lines = size.height * gl.getPixelRatio()
      least = (2 * fewest * Math.tan((camera.fov * Math.PI) / 360)) / Math.max(1, lines)
      eyes.setFromMatrixPosition(camera.matrixWorld)
      made.names.step(size.width, size.height)
    }
    if (made.field.step(eyes, least)) redraw()
  }, 0.5)
  return null
}

/** Tells it what there is to be seen: of this plant, and of nobody who is hidden here. Returns its stop. */
function attachField(field: InkField, place: HTMLElement): () => void {
  const show = (): void => {
    const plant = usePlant.getState().twin?.name ?? ''
    const moderation = useModeration.getState()
    const seen = useInk
      .getState()
      .strokes.filter(
        (stroke) =>
          (stroke.plant === '' || stroke.plant === plant) &&
          !isHiddenAuthor(moderation, stroke.user),
      )
    field.setStrokes(seen)
    redraw()
  }
  const hold = (): void => {
    const isOnPage = useInk.getState().isPen && useHeadset.getState().session === null
    place.classList.toggle('is-drawing', isOnPage)
    if (isOnPage) place.focus({ preventScroll: true })
  }
  show()
  hold()
  const stops = [
    useInk.subscribe((now, before) => {
      if (now.strokes !== before.strokes) show()
      if (now.isPen !== before.isPen) hold()
    }),
    useModeration.subscribe((now, before) => {
      if (now.verdicts !== before.verdicts || now.hiddenByMe !== before.hiddenByMe) show()
    }),
    usePlant.subscribe((now, before) => {
      if (now.twin?.name !== before.twin?.name) show()
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    place.classList.remove('is-drawing')
  }
}
