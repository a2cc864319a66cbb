import {
  BackSide,
  BoxGeometry,
  Color,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  PMREMGenerator,
  Scene,
  type WebGLRenderer,
  type WebGLRenderTarget,
} from 'three'

/**
 * What shiny things mirror and what lights from all sides: a bright hall of our own making, without a file: grey walls, a
 * pale ceiling with rows of soft boxes, a tall window at each end. Made once on the GPU; the caller disposes it.
 */
export function makeSky(renderer: WebGLRenderer): WebGLRenderTarget {
  const scene = new Scene()
  const walls = [0.34, 0.34, 0.62, 0.1, 0.36, 0.34].map(
    (grey) => new MeshBasicMaterial({ color: new Color(grey, grey, grey * 1.03), side: BackSide }),
  )
  scene.add(new Mesh(new BoxGeometry(24, 9, 24), walls))
  for (const x of [-7.5, -2.5, 2.5, 7.5]) addPanel(scene, x, 4.2, 0, 1.5, 17, 6.2, 'down')
  addPanel(scene, 0, 1.2, -11.8, 17, 2.6, 2.6, 'front')
  addPanel(scene, 0, 1.2, 11.8, 17, 2.6, 1.5, 'back')
  addPanel(scene, 11.8, 0.8, 0, 12, 3.4, 2.1, 'left')
  const maker = new PMREMGenerator(renderer)
  const target = maker.fromScene(scene, 0.035, 0.1, 60, { size: 128 })
  maker.dispose()
  for (const child of scene.children as Mesh[]) child.geometry.dispose()
  for (const wall of walls) wall.dispose()
  return target
}

function addPanel(
  scene: Scene,
  x: number,
  y: number,
  z: number,
  width: number,
  height: number,
  light: number,
  faces: 'down' | 'front' | 'back' | 'left',
): void {
  const colour = new Color(light, light * 0.985, light * 0.95)
  const panel = new Mesh(new PlaneGeometry(width, height), new MeshBasicMaterial({ color: colour }))
  panel.position.set(x, y, z)
  if (faces === 'down') panel.rotation.x = Math.PI / 2
  if (faces === 'back') panel.rotation.y = Math.PI
  if (faces === 'left') panel.rotation.y = -Math.PI / 2
  scene.add(panel)
}
