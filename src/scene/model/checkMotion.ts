import type { Gltf } from './Gltf.ts'
import type { Wrong } from './Wrong.ts'

/** Channels of all animations, and joints of all skins: each takes a few hundred bytes. */
const most = 500_000

/** Whether skins and animations fit what they move. The file must have passed `checkShape`. */
export function checkMotion(gltf: Gltf): Wrong | undefined {
  const text = wrongSkins(gltf) ?? wrongAnimations(gltf)
  return text === undefined ? undefined : { text }
}

function wrongSkins(gltf: Gltf): string | undefined {
  let joints = 0
  for (const [i, skin] of (gltf.skins ?? []).entries()) {
    joints += skin.joints.length
    if (skin.joints.length === 0) return `The model's skin ${i} has no joints.`
    if (skin.inverseBindMatrices === undefined) continue
    const { type, componentType, count } = gltf.accessors![skin.inverseBindMatrices]
    if (type !== 'MAT4' || componentType !== 5126 || count < skin.joints.length)
      return `The model's skin ${i} has no matrix for each of its ${skin.joints.length} joints.`
  }
  return joints > most ? `The model's skins have ${joints.toLocaleString('en')} joints.` : undefined
}

/** Numbers a key has, by the path that it moves; weights have as many as there are shapes. */
const sizes: Record<string, string | undefined> = {
  translation: 'VEC3',
  rotation: 'VEC4',
  scale: 'VEC3',
  weights: 'SCALAR',
}

function wrongAnimations(gltf: Gltf): string | undefined {
  let total = 0
  const accessors = gltf.accessors ?? []
  for (const [i, { channels, samplers }] of (gltf.animations ?? []).entries()) {
    total += channels.length
    for (const { sampler: index, target } of channels) {
      const sampler = samplers[index]
      if (!sampler)
        return `The model's animation ${i} names sampler ${index}, which it does not have.`
      const type = Object.hasOwn(sizes, target.path) ? sizes[target.path] : undefined
      // Other paths (KHR_animation_pointer) are left out by whoever plays it.
      if (type === undefined) continue
      const input = accessors[sampler.input]
      const output = accessors[sampler.output]
      if (input.type !== 'SCALAR' || input.componentType !== 5126)
        return `The model's animation ${i} has times that are no numbers.`
      const keys = input.count * (sampler.interpolation === 'CUBICSPLINE' ? 3 : 1)
      if (output.type !== type || output.count < keys || input.count === 0)
        return `The model's animation ${i} has ${input.count} times, but its ${target.path} does not fit them.`
    }
  }
  return total > most
    ? `The model's animations have ${total.toLocaleString('en')} channels.`
    : undefined
}
