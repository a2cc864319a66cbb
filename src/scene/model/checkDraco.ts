import type { Gltf } from './Gltf.ts'

/**
 * What is wrong with the first meshes that claim to unpack (Draco) to more than their arrays say: the decoder makes room for
 * whatever the packed bytes claim, which may be billions of triangles from twenty bytes. By the header alone (Draco bitstream
 * specification, version 2.2, sections 3.1, 3.3 and 3.4).
 */
export function wrongDraco(
  gltf: Gltf,
  buffers: readonly (Uint8Array | undefined)[],
): string | undefined {
  for (const [i, { primitives }] of (gltf.meshes ?? []).entries()) {
    for (const { attributes, indices, extensions } of primitives) {
      const packed = extensions?.KHR_draco_mesh_compression
      if (!packed) continue
      const { buffer, byteOffset = 0, byteLength } = gltf.bufferViews![packed.bufferView]
      const bytes = buffers[buffer]?.subarray(byteOffset, byteOffset + byteLength)
      if (!bytes) continue
      const claim = readDracoClaim(bytes)
      if (claim === null) return `The model's mesh ${i} is not packed with Draco as it says.`
      const vertices = gltf.accessors?.[attributes.POSITION]?.count ?? 0
      const corners = indices === undefined ? vertices * 6 : gltf.accessors![indices].count
      // A vertex may stand alone, or be split where its normals differ: the count is only about the same.
      if (claim.faces * 3 <= corners + 3 && claim.vertices <= vertices * 2 + 1000) continue
      return `The model's mesh ${i} claims to unpack to ${claim.faces} triangles, but should have ${Math.floor(corners / 3)}.`
    }
  }
  return undefined
}

/** Faces and vertices that packed bytes claim; null when they are no packed mesh, 0 where the header does not tell. */
function readDracoClaim(bytes: Uint8Array): { faces: number; vertices: number } | null {
  if (bytes.length < 13 || new TextDecoder('latin1').decode(bytes.subarray(0, 5)) !== 'DRACO')
    return null
  const [major, minor, kind, method] = bytes.subarray(5, 9)
  const hasMetadata = (bytes[10] & 0x80) !== 0
  if (kind !== 1 || method > 1) return null
  // Older files have other headers, and metadata may have any length.
  if (major !== 2 || minor !== 2 || hasMetadata) return { faces: 0, vertices: 0 }
  const reader = { bytes, at: method === 1 ? 12 : 11 }
  const first = readVarint(reader)
  const second = readVarint(reader)
  return method === 1 ? { vertices: first, faces: second } : { faces: first, vertices: second }
}

function readVarint(reader: { bytes: Uint8Array; at: number }): number {
  let value = 0
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = reader.bytes[reader.at++] ?? 0
    value += (byte & 0x7f) * 2 ** shift
    if (byte < 0x80) break
  }
  return value
}
