import {
  BoxGeometry,
  DataTexture,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  MeshStandardMaterial,
  PerspectiveCamera,
  Scene,
  WebGLRenderer,
} from 'three'
import { send, sendLines } from '#scene/model/sendLines.ts'
import { rowsPerLine } from '#twin/rowsPerLine.ts'
import type { Contender } from './peer.ts'

/**
 * The least that any program that draws with three.js can do: one box in two lights, and four bytes a part in a texture of
 * which the changed lines are uploaded.
 */
export function openBareThree(canvas: HTMLCanvasElement, parts: number): Contender {
  const renderer = new WebGLRenderer({ canvas })
  renderer.setSize(64, 64, false)
  const box = new Mesh(new BoxGeometry(), new MeshStandardMaterial())
  const scene = new Scene().add(box, new DirectionalLight(), new HemisphereLight())
  const camera = new PerspectiveCamera(50, 1, 0.1, 2000)
  camera.position.z = 5
  const lines = Math.ceil(parts / rowsPerLine)
  const colours = new Uint32Array(lines * rowsPerLine)
  const bytes = new Uint8Array(colours.buffer)
  const texture = new DataTexture(bytes, rowsPerLine, lines)
  send(renderer, texture)
  const dirty = new Uint8Array(lines)
  let isDirty = false
  return {
    recolour(from, count, frame) {
      for (let i = from; i < from + count; i++) colours[i] = i + frame
      dirty.fill(1, 0, Math.ceil(count / rowsPerLine))
      isDirty = true
    },
    draw() {
      if (isDirty) sendLines(renderer, texture, bytes, dirty)
      isDirty = false
      dirty.fill(0)
      renderer.render(scene, camera)
    },
    pick: () => true,
    close: () => renderer.dispose(),
  }
}
