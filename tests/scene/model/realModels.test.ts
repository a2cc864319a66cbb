import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LoadedModel } from '#scene/model/LoadedModel.ts'
import { openModelBytes } from '#scene/model/openModelHere.ts'
import { readGltf } from '#scene/model/readGltf.ts'

/** Files that nobody here wrote; where they are absent these tests are skipped. */
const folder = new URL('../../../../shared/data/models/', import.meta.url)
const isThere = existsSync(folder)
if (!isThere) console.warn('Skipped: the collection of real models is not beside this checkout.')

const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)))

async function open(name: string): Promise<LoadedModel> {
  const url = `http://plant.example/${name}`
  const signal = new AbortController().signal
  const model = await openModelBytes(bytesOf(name), { id: 'm', url, signal })
  if (!(model instanceof LoadedModel)) throw new Error(model.problem.text)
  return model
}

test.skipIf(!isThere)('opens every real model that Node can decode', async () => {
  const opened: string[] = []
  for (const name of readdirSync(folder).filter((file) => /\.(glb|gltf)$/.test(file))) {
    const file = readGltf(bytesOf(name), 'http://plant.example/', 'm')
    if ('severity' in file) throw new Error(`${name}: ${file.text}`)
    const { images, buffers, extensionsUsed = [] } = file.json
    // Images, buffers with an address and Draco need a browser.
    if (images?.length || buffers?.some((buffer) => buffer.uri !== undefined)) continue
    if (extensionsUsed.includes('KHR_draco_mesh_compression')) continue
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    const model = await open(name)
    if (model.triangles === 0) throw new Error(`${name}: nothing to draw`)
    const isBounded = model.parts.paths.every((_, row) => model.bounds(row).every(Number.isFinite))
    if (!isBounded) throw new Error(`${name}: a part without a box`)
    model.dispose()
    opened.push(name)
  }
  expect(opened.length).toBeGreaterThan(8)
})

test.skipIf(!isThere)('keeps the IFC names with their $ and _', async () => {
  const model = await open('ifc-duplex.glb')
  const last = model.parts.paths.map((path) => path.slice(path.lastIndexOf('/') + 1))
  expect(last).toContain('2O2Fr$t4X7Zf8NOew3FK4F')
})

test.skipIf(!isThere)('makes 125 parts of 125 instances, in one draw call', async () => {
  const model = await open('instancing-boxes.glb')
  expect(model.picks.size).toBe(125)
  expect(model.drawCalls).toBe(1)
})
