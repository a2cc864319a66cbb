import { useFrame, useThree } from '@react-three/fiber'
import { useEffect, useState } from 'react'
import { Box3, Vector3, type PerspectiveCamera } from 'three'
import type { NoteTarget } from '#people/Note.ts'
import { attachNotePlaces } from '#state/noteActs.ts'
import { useNotes } from '#state/notes.ts'
import { Picker } from '../Picker.ts'
import type { World } from '../World.ts'
import { makeTarget, offerPoint } from './offerPoint.ts'
import { PinField } from './PinField.ts'
import { pins } from './pins.ts'
import { ViewPicture } from './ViewPicture.ts'

/** The notes of the room in the picture of a world: pins that are pointed at and pressed, and pictures for new ones. */
export function NotePins({ world }: { world: World }) {
  const gl = useThree((three) => three.gl)
  const scene = useThree((three) => three.scene)
  const camera = useThree((three) => three.camera) as PerspectiveCamera
  const [field, setField] = useState<PinField | null>(null)
  const [picture] = useState(() => new ViewPicture())

  useEffect(() => {
    // An emulated headset takes the canvas out of its place while it is worn.
    const overlay = document.querySelector<HTMLElement>('.gemba-place .gemba-labels')
    if (!overlay) return undefined
    const made = new PinField(world, overlay)
    scene.add(made.mesh.object)
    setField(made)
    pins.point = (x, y) => made.point(x, y)
    pins.press = (x, y) => made.press(x, y)
    pins.offer = offerPoint
    pins.all = () => made.pins
    return () => {
      pins.point = pins.press = pins.offer = () => false
      pins.all = () => []
      made.close()
      picture.close()
    }
    // Another world does not make other pins.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [gl, scene, picture])
  useEffect(() => field?.setWorld(world), [field, world])
  useEffect(() => {
    return attachNotePlaces({
      ofPart: (part) => seenPoint(world, part, camera),
      takePicture: (kind) => picture.take(kind),
    })
  }, [world, camera, picture])
  usePlacing()

  // Before the loop of the page, which draws.
  useFrame(({ size }) => {
    field?.step(camera, size.width, size.height, gl.xr.isPresenting)
    picture.step(gl, scene, camera)
  }, 0)
  return null
}

/** The pointer looks as if it chose a place while it does. */
function usePlacing(): void {
  const isPlacing = useNotes((notes) => notes.isPlacing)
  useEffect(() => {
    const place = document.querySelector('.gemba-place')
    place?.classList.toggle('is-placing', isPlacing)
    if (isPlacing && place instanceof HTMLElement) place.focus({ preventScroll: true })
  }, [isPlacing])
}

/** The point of a part that looks at the camera; the middle of its top when the part is behind something. */
function seenPoint(world: World, part: string, camera: PerspectiveCamera): NoteTarget | null {
  const found = world.find(part)
  const box = world.boxOf([part], new Box3())
  if (!found || box.isEmpty()) return null
  const picker = new Picker(world)
  const eye = camera.getWorldPosition(new Vector3())
  const middle = box.getCenter(new Vector3())
  const item = picker.cast(eye, middle.clone().sub(eye).normalize())
  const { end } = world.placed[found.number].model.parts
  const row = item < 0 ? -1 : world.rowOf[item]
  const isOwn = world.modelOf[item] === found.number && row >= found.row && row < end[found.row]
  if (isOwn) return makeTarget(world, found.number, found.row, picker.point, picker.normal)
  const top = new Vector3(middle.x, box.max.y, middle.z)
  return makeTarget(world, found.number, found.row, top, new Vector3(0, 1, 0))
}
