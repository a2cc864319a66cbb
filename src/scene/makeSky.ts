import {
  CubeTexture,
  DataTexture,
  DataUtils,
  HalfFloatType,
  LinearFilter,
  LinearMipmapLinearFilter,
  RGBAFormat,
} from 'three'
import { skyLight } from './skyLight.ts'

/** Pixels of a side of the sharpest level; each next one is half as wide and filtered for a rougher surface. */
const side = 64
const levels = 4
const samples = [4, 48, 192, 768] as const

/**
 * What shiny things mirror and what lights from all sides (see `skyLight`), filtered for every roughness as three's
 * PMREMGenerator does, but on the processor: about 50 ms once, where without a GPU the generator takes more than 2 s
 * (it filters at 256 pixels whatever size it is asked for). A lost context brings it back by itself.
 */
export function makeSky(): CubeTexture {
  const cubes = Array.from({ length: levels }, (_, level) => {
    const roughness = 1 - Math.sqrt(1 - level / (levels - 1))
    return makeCube(side >> level, makeLobe(roughness, samples[level]))
  })
  const sky = cubes[0]
  // three counts the levels of a finished cube without its base: one more, never seen, makes its count right.
  sky.mipmaps = [...cubes.slice(1), makeCube(side >> levels, makeLobe(1, 1))]
  sky.isPMREMTexture = true
  sky.magFilter = LinearFilter
  sky.minFilter = LinearMipmapLinearFilter
  sky.generateMipmaps = false
  sky.needsUpdate = true
  return sky
}

/** Directions about +z and their weights (four numbers each) of the light that a surface of a roughness mirrors. */
function makeLobe(roughness: number, count: number): Float64Array {
  const lobe = new Float64Array(count * 4)
  // A mirror: the four quarters of a pixel.
  const spread = 0.25 / side
  const alpha = roughness * roughness
  for (let i = 0; i < count; i++) {
    const u = (i + 0.5) / count
    const turn = Math.PI * 2 * halton2(i)
    // GGX (Walter 2007, eq. 35), seen along the normal; the half vector gives the direction.
    const cosine = Math.sqrt((1 - u) / (1 + (alpha * alpha - 1) * u))
    const sine = roughness === 0 ? spread : Math.sqrt(1 - cosine * cosine)
    const z = roughness === 0 ? 1 : 2 * cosine * cosine - 1
    if (z <= 0) continue
    const flat = roughness === 0 ? sine * 2 : 2 * cosine * sine
    lobe.set([flat * Math.cos(turn), flat * Math.sin(turn), z, z], i * 4)
  }
  return lobe
}

function makeCube(size: number, lobe: Float64Array): CubeTexture {
  const faces = Array.from({ length: 6 }, (_, face) => {
    const pixels = new Uint16Array(size * size * 4)
    for (let i = 0; i < size * size; i++) {
      const s = ((i % size) + 0.5) * (2 / size) - 1
      const t = (Math.floor(i / size) + 0.5) * (2 / size) - 1
      // The blue of the soft boxes is a little less than their red.
      const light = gather(face, s, t, lobe)
      pixels[i * 4] = DataUtils.toHalfFloat(light)
      pixels[i * 4 + 1] = DataUtils.toHalfFloat(light * 0.99)
      pixels[i * 4 + 2] = DataUtils.toHalfFloat(light * 0.97)
      pixels[i * 4 + 3] = DataUtils.toHalfFloat(1)
    }
    return new DataTexture(pixels, size, size, RGBAFormat, HalfFloatType)
  })
  const cube = new CubeTexture(faces)
  cube.format = RGBAFormat
  cube.type = HalfFloatType
  return cube
}

/** Light about the direction of a pixel (-1 … 1) of a face of an OpenGL cube, whose x three turns round. */
function gather(face: number, s: number, t: number, lobe: Float64Array): number {
  const [rx, ry, rz] = faceDirection(face, s, t)
  const length = Math.hypot(rx, ry, rz)
  const x = -rx / length
  const y = ry / length
  const z = rz / length
  // Two directions across: any will do, as lobes are round.
  const across = Math.abs(y) < 0.9 ? [z, 0, -x] : [0, -z, y]
  const width = Math.hypot(across[0], across[1], across[2])
  const [ax, ay, az] = across.map((value) => value / width)
  const bx = y * az - z * ay
  const by = z * ax - x * az
  const bz = x * ay - y * ax
  let sum = 0
  let weights = 0
  for (let i = 0; i < lobe.length; i += 4) {
    const weight = lobe[i + 3]
    if (weight === 0) continue
    const l = lobe[i]
    const m = lobe[i + 1]
    const n = lobe[i + 2]
    const light = skyLight(
      ax * l + bx * m + x * n,
      ay * l + by * m + y * n,
      az * l + bz * m + z * n,
    )
    sum += light * weight
    weights += weight
  }
  return sum / weights
}

/** OpenGL ES 3.0, table 3.21. */
function faceDirection(face: number, s: number, t: number): [number, number, number] {
  if (face === 0) return [1, -t, -s]
  if (face === 1) return [-1, -t, s]
  if (face === 2) return [s, 1, t]
  if (face === 3) return [s, -1, -t]
  if (face === 4) return [s, -t, 1]
  return [-s, -t, -1]
}

function halton2(index: number): number {
  let value = 0
  for (let i = index, half = 0.5; i > 0; i >>= 1, half /= 2) if (i & 1) value += half
  return value
}
