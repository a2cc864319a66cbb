import { expect, test } from 'vitest'
import { checkBuffers } from '#scene/model/checkBuffers.ts'
import { readGltf, type GltfFile } from '#scene/model/readGltf.ts'
import { url } from '../../world/hostileJudge.ts'
import { makeBoxModel } from '../../world/makeBoxModel.ts'
import { packDraco } from '../../world/packModel.ts'

async function makePacked(): Promise<GltfFile & { bin: Uint8Array<ArrayBuffer> }> {
  const glb = await makeBoxModel([{ path: 'Oven', at: [0, 0, 0], size: [1, 1, 1] }])
  const file = readGltf(new Uint8Array(await packDraco(glb)), url, 'hall')
  if ('severity' in file || !file.bin) throw new Error('the packed model cannot be read')
  return { ...file, bin: file.bin }
}

/** What is said once the packed bytes of its only mesh are spoilt. */
async function saidOf(spoil: (packed: Uint8Array) => void): Promise<string | undefined> {
  const { json, bin } = await makePacked()
  const view = json.meshes![0].primitives[0].extensions!.KHR_draco_mesh_compression!.bufferView
  const { byteOffset = 0, byteLength } = json.bufferViews![view]
  spoil(bin.subarray(byteOffset, byteOffset + byteLength))
  return checkBuffers(json, [bin], url)[0]?.text
}

test('takes a mesh that is packed with Draco', async () => {
  expect(await saidOf(() => undefined)).toBeUndefined()
})

test('refuses a packed mesh that claims a billion triangles', async () => {
  const claim = [0xff, 0xff, 0xff, 0xff, 0x07]
  expect(await saidOf((packed) => packed.set([8, ...claim], packed[8] === 1 ? 12 : 10))).toMatch(
    /^The model's mesh 0 claims to unpack to \d{7,} triangles, but should have 12\.$/,
  )
})

test('refuses a packed mesh that is none', async () => {
  const none = "The model's mesh 0 is not packed with Draco as it says."
  expect(await saidOf((packed) => packed.fill(0))).toBe(none)
  expect(await saidOf((packed) => packed.set([0], 7))).toBe(none)
  expect(await saidOf((packed) => packed.set([9], 8))).toBe(none)
})
