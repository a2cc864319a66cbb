import { Mesh, SRGBColorSpace, Texture, type MeshStandardMaterial, type Object3D } from 'three'
import type { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js'
import { ControllerModel } from './ControllerModel.ts'
import { readController } from './readController.ts'

/** A controller is seen from near, but is small: files bring 2048 pixels, which are 22 MB for each hand. */
const finest = 512
/** Shown for a controller that nobody knows. */
const usual = 'meta-quest-touch-plus'

/** Loads the model of what a hand holds, from a folder with the WebXR input profiles; rejects when anything of it is missing. */
export async function loadController(
  { profiles, handedness }: Pick<XRInputSource, 'profiles' | 'handedness'>,
  folder: string,
  loader: GLTFLoader,
): Promise<ControllerModel> {
  const list = (await fetchJson(`${folder}/profilesList.json`)) as Record<string, { path: string }>
  const name = [...profiles, usual].find((one) => Object.hasOwn(list, one))
  if (name === undefined) throw new Error(`${folder}/profilesList.json names no controller`)
  const address = `${folder}/${list[name].path}`
  const file = readController(await fetchJson(address), address, handedness)
  if (!file) throw new Error(`${address} has no controller for this hand`)
  const { scene } = await loader.loadAsync(file.address)
  return new ControllerModel(scene, file.moves, await takePicture(scene))
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: ${response.status}`)
  return response.json()
}

/** The first picture of a model, not finer than is worth it. The rest of its looks is thrown away. */
async function takePicture(scene: Object3D): Promise<Texture | null> {
  const looks = new Set<MeshStandardMaterial>()
  scene.traverse((object) => {
    if (object instanceof Mesh) looks.add(object.material as MeshStandardMaterial)
  })
  const map = [...looks].find((look) => look.map)?.map ?? null
  const image = map?.image as ImageBitmap | HTMLImageElement | undefined
  let picture: Texture | null = null
  if (image) {
    const { width, height } = image
    const scale = Math.min(1, finest / Math.max(width, height))
    picture = new Texture(
      await createImageBitmap(image, {
        resizeWidth: Math.round(width * scale),
        resizeHeight: Math.round(height * scale),
        resizeQuality: 'high',
      }),
    )
    picture.flipY = false
    picture.colorSpace = SRGBColorSpace
    picture.needsUpdate = true
  }
  for (const look of looks) {
    look.map?.dispose()
    look.dispose()
  }
  if (image instanceof ImageBitmap) image.close()
  return picture
}
