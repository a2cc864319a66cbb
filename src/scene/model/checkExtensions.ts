import type { Problem } from '#twin/Problem.ts'
import { cleanName } from './cleanGltf.ts'
import type { Gltf } from './Gltf.ts'
import { modelProblem } from './modelProblem.ts'

const readable = new Set(
  `KHR_draco_mesh_compression KHR_lights_punctual KHR_texture_basisu KHR_texture_transform
  KHR_mesh_quantization KHR_meshopt_compression EXT_meshopt_compression EXT_mesh_gpu_instancing
  EXT_texture_webp EXT_texture_avif EXT_materials_bump`.split(/\s+/),
)
const readableMaterial =
  /^KHR_materials_(anisotropy|clearcoat|diffuse_roughness|dispersion|emissive_strength|ior|iridescence|sheen|specular|transmission|unlit|volume)$/

/** What helps with an extension that we cannot draw, where it is more than leaving it out. */
const remedies: Record<string, string> = {
  KHR_materials_pbrSpecularGlossiness:
    'Convert its materials: npx @gltf-transform/cli metalrough in.glb out.glb',
  MSFT_texture_dds: 'Export its textures as PNG, JPEG or KTX2.',
  KHR_techniques_webgl: 'Its materials are for glTF 1: export it with ordinary PBR materials.',
  MSFT_lod: 'Export the finest level of detail only.',
  KHR_materials_variants: 'Export the one variant that is wanted.',
  KHR_gaussian_splatting: 'Export it as meshes: point clouds and splats cannot be drawn.',
  KHR_xmp_json_ld: 'Export it without metadata, or take the extension from “extensionsRequired”.',
}

/** Extensions that cannot be drawn: an error for each that the file says it cannot do without, else a warning. */
export function checkExtensions(gltf: Gltf, url: string): Problem[] {
  const required = new Set(gltf.extensionsRequired)
  const names = new Set([...required, ...(gltf.extensionsUsed ?? [])])
  const problems: Problem[] = []
  for (const given of names) {
    if (readable.has(given) || readableMaterial.test(given)) continue
    const name = cleanName(given.slice(0, 80))
    const remedy = Object.hasOwn(remedies, given) ? remedies[given] : `Export it without ${name}.`
    const [text, severity] = required.has(given)
      ? ([`The model needs ${name}, which is not supported.`, 'error'] as const)
      : ([
          `The model uses ${name}, which is not supported: it may look different.`,
          'warning',
        ] as const)
    problems.push(modelProblem(text, url, remedy, severity))
    // A file may name any number; nobody reads more.
    if (problems.length === 20) break
  }
  return problems.toSorted((a, b) => a.severity.localeCompare(b.severity))
}
