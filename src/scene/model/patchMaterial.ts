import {
  DoubleSide,
  ShaderChunk,
  type Material,
  type MeshPhysicalMaterial,
  type WebGLProgramParametersWithUniforms,
} from 'three'
import { sight } from '../sight.ts'
import * as cut from './cutShader.ts'
import * as shader from './lookShader.ts'
import type { StateTexture } from './StateTexture.ts'

/** How a material finds the row: by an attribute of each vertex or instance (`ownRow`), or one row for the whole mesh. */
export type RowSource =
  | 'own'
  /** `skinned`: the bones carry the row's matrix already. */
  | { row: number; skinned: boolean }

const patched = new WeakSet<Material>()

/** Whether a material draws parts of a plant. */
export function isPatched(material: Material): boolean {
  return patched.has(material)
}

/**
 * Makes a mesh material (standard, physical, Lambert, Phong or basic) draw each part's look and place from the state
 * texture, `isPainted` with what is its own of a paint (see `sortMaterials`). Changes the material itself; programs are shared by all materials patched in the same way.
 */
export function patchMaterial(
  material: Material,
  state: StateTexture,
  source: RowSource,
  isPainted = false,
): void {
  patched.add(material)
  const isBatch = source === 'own'
  const hasFragment = material.type !== 'MeshDepthMaterial'
  const defines = [
    isBatch ? '#define GEMBA_BATCH' : '',
    isBatch || !source.skinned ? '#define GEMBA_MATRIX' : '',
    isPainted ? '#define GEMBA_PAINT' : '',
    hasFragment ? '' : '#define GEMBA_DEPTH',
  ].join('\n')
  material.customProgramCacheKey = () => `gemba ${defines} ${hasFragment}`
  material.onBeforeCompile = (program: WebGLProgramParametersWithUniforms) => {
    Object.assign(program.uniforms, state.uniforms, sight.uniforms)
    if (!isBatch) program.uniforms.gembaRow = { value: source.row }
    program.vertexShader = patchVertex(program.vertexShader, defines)
    if (hasFragment) program.fragmentShader = patchFragment(program.fragmentShader, defines)
  }
}

/** Lets lines and points, whose shaders know no look, go where the plant is cut away. */
export function patchPlain(material: Material): void {
  if (!/^(Line(Basic|Dashed)|Points)Material$/.test(material.type)) return
  material.customProgramCacheKey = () => 'gemba plain'
  material.onBeforeCompile = (program: WebGLProgramParametersWithUniforms) => {
    Object.assign(program.uniforms, sight.uniforms)
    const head = `#include <common>\n${cut.cutVertexHead}`
    const place = `#include <project_vertex>\n${cut.cutVertex}`
    const vertex = swap(program.vertexShader, '#include <common>', () => head)
    program.vertexShader = swap(vertex, '#include <project_vertex>', () => place)
    const fragment = after(program.fragmentShader, '#include <common>', cut.cutHead)
    program.fragmentShader = after(
      fragment,
      '#include <clipping_planes_fragment>',
      `${cut.cutDoor}if (gembaGhost > 0.5) discard;`,
    )
  }
}

/** Settles what three would draw twice or with a pass of its own, which costs a whole frame in a headset. */
export function tameMaterial(material: Material): void {
  const physical = material as MeshPhysicalMaterial
  if (physical.transmission > 0) {
    // Transmission draws the scene once more into a texture: plain blending looks near enough.
    material.opacity = Math.min(material.opacity, 1 - 0.75 * physical.transmission)
    physical.transmission = 0
    physical.transmissionMap = null
    material.transparent = true
  }
  if (material.transparent) material.depthWrite = false
  // Otherwise three compiles a transparent double-sided material anew twice a frame.
  if (material.transparent && material.side === DoubleSide) material.forceSinglePass = true
}

/** Whether `patchMaterial` knows the shader of this material. */
export function isPatchable(material: Material): boolean {
  return /^Mesh(Standard|Physical|Lambert|Phong|Basic)Material$/.test(material.type)
}

function patchVertex(source: string, defines: string): string {
  let text = swap(source, '#include <batching_pars_vertex>', () => {
    return `${defines}\n#include <batching_pars_vertex>\n${cut.cutVertexHead}${shader.vertexHead}`
  })
  text = swap(text, '#include <batching_vertex>', () => shader.vertexRow)
  text = swap(text, '#include <project_vertex>', () => {
    return swap(ShaderChunk.project_vertex, ...placed) + cut.cutVertex + shader.vertexHide
  })
  const normal = ShaderChunk.defaultnormal_vertex
  const from = normal.indexOf('#ifdef USE_BATCHING')
  const to = normal.indexOf('#ifdef USE_INSTANCING')
  if (from < 0 || to < from) throw new Error('patchMaterial: <defaultnormal_vertex> has changed')
  const turned = normal.slice(0, from) + shader.vertexNormal + normal.slice(to)
  // Depth shaders have no normals, or no world position.
  text = text.replace('#include <defaultnormal_vertex>', () => turned)
  return text.replace('#include <worldpos_vertex>', () => {
    return swap(ShaderChunk.worldpos_vertex, ...placed)
  })
}

/** Puts our matrix in the place of the batching matrix of a chunk. */
const placed: [RegExp, (found: string, name: string) => string] = [
  /#ifdef USE_BATCHING\s+(\w+) = batchingMatrix \* \w+;\s+#endif/,
  (_: string, name: string) => `#ifdef GEMBA_MATRIX\n${name} = gembaPlace * ${name};\n#endif`,
]

function patchFragment(source: string, defines: string): string {
  let text = swap(source, '#include <common>', () => {
    return `${defines}\n#include <common>\n${cut.cutHead}${shader.fragmentHead}`
  })
  text = after(text, '#include <clipping_planes_fragment>', cut.cutDoor + shader.fragmentDoor)
  text = after(text, '#include <color_fragment>', shader.fragmentTint)
  if (text.includes('#include <metalnessmap_fragment>')) {
    text = after(text, '#include <roughnessmap_fragment>', shader.fragmentRough)
    text = after(text, '#include <metalnessmap_fragment>', shader.fragmentMetal)
  }
  const emission = 'vec3 totalEmissiveRadiance = emissive;'
  if (text.includes(emission)) text = after(text, emission, shader.fragmentEmission)
  return swap(text, '#include <opaque_fragment>', () => {
    return `${shader.fragmentLook}${cut.cutLook}\n#include <opaque_fragment>`
  })
}

function after(text: string, anchor: string, added: string): string {
  return swap(text, anchor, () => `${anchor}\n${added}`)
}

function swap(
  text: string,
  anchor: string | RegExp,
  by: (found: string, name: string) => string,
): string {
  const isThere = typeof anchor === 'string' ? text.includes(anchor) : anchor.test(text)
  if (!isThere) throw new Error(`patchMaterial: three's shader has no ${String(anchor)} any more`)
  return text.replace(anchor, by)
}
