import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeBoxModel } from '../world/makeBoxModel.ts'
import { expect, open, root, test } from './world.ts'

/** Files that nobody here wrote; where they are absent these tests are skipped, saying so. */
const folder = join(root, '../shared/data/models')
const isThere = existsSync(folder)
const why = 'The collection of real models is not beside this checkout.'

// What is drawn is looked at by the browser alone, which complains of what cannot be: a small picture will do.
if (!process.env.GEMBA_PICTURES) test.use({ viewport: { width: 400, height: 240 } })

type Real = { main: string; files: Record<string, Uint8Array> }

/** Every model of the collection, with the files that lie beside it in a folder of its own. */
function listModels(): Real[] {
  if (!isThere) return []
  return readdirSync(folder).flatMap((name): Real[] => {
    const path = join(folder, name)
    if (!statSync(path).isDirectory())
      return /\.(glb|gltf)$/.test(name) ? [{ main: name, files: { [name]: read(path) } }] : []
    const files = Object.fromEntries(readdirSync(path).map((one) => [one, read(join(path, one))]))
    const main = Object.keys(files).find((one) => one.endsWith('.gltf'))
    return main ? [{ main, files }] : []
  })
}

function read(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path))
}

// Half of them each, side by side: one after the other they keep the last worker busy when all others have done.
test.describe.configure({ mode: 'parallel' })

for (const half of [0, 1])
  test(`opens every real model by its address alone, ${half + 1} of 2`, async ({
    page,
    makeSite,
    startGemba,
  }) => {
    test.skip(!isThere, why)
    test.setTimeout(240_000)
    const models = listModels().filter((_, i) => i % 2 === half)
    expect(models.length).toBeGreaterThan(0)
    const files = Object.assign({}, ...models.map((model) => model.files))
    const site = await makeSite({ ...files, 'twin.json': '{}' })
    const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
    for (const { main } of models) {
      await open(page, `${gemba.url}?model=models/world/${encodeURIComponent(main)}`)
      const seen = await page.evaluate(() => {
        const { gemba: opened } = window
        const errors = opened.problems().filter(({ severity }) => severity === 'error')
        const matrices = opened.twin.parts.map((id) => opened.part(id)?.matrix ?? [NaN])
        const isPlaced = matrices.every((matrix) => matrix.every(Number.isFinite))
        return { errors, parts: opened.twin.parts.length, isPlaced, stats: opened.stats() }
      })
      expect(seen.errors, main).toEqual([])
      expect(seen.parts, main).toBeGreaterThan(0)
      expect(seen.isPlaced, main).toBe(true)
      await expect
        .poll(() => page.evaluate(() => window.gemba.stats().triangles), { message: main })
        .toBeGreaterThan(0)
      if (process.env.GEMBA_PICTURES) {
        await page.waitForTimeout(1500)
        await page.screenshot({ path: join(process.env.GEMBA_PICTURES, `${main}.png`) })
      }
    }
  })

test('exchanges a model twenty times without keeping anything of those before', async ({
  page,
  makeSite,
  startGemba,
}) => {
  test.setTimeout(120_000)
  const boxes = Array.from({ length: 400 }, (_, i) => ({
    path: `Row${i % 20}/Box${i}`,
    at: [i % 20, Math.floor(i / 20), 0] as [number, number, number],
    size: [0.5, 0.5, 0.5] as [number, number, number],
  }))
  const hall = await makeBoxModel(boxes)
  const site = await makeSite({ 'a.glb': hall, 'b.glb': hall, 'twin.json': '{}' })
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
  await open(page, `${gemba.url}?model=models/world/a.glb`)
  const client = await page.context().newCDPSession(page)
  const measure = async () => {
    await client.send('HeapProfiler.collectGarbage')
    const { usedSize } = await client.send('Runtime.getHeapUsage')
    const { nodes, jsEventListeners } = await client.send('Memory.getDOMCounters')
    return { megabytes: usedSize / 1e6, nodes, listeners: jsEventListeners }
  }
  const swap = async (name: string) => {
    const text = await page.evaluate(async (file) => {
      const bytes = await (await fetch(`models/world/${file}`)).arrayBuffer()
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], file))
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true }))
      return file
    }, name)
    await expect
      .poll(() => page.evaluate(() => window.gemba.twin.name))
      .toContain(text.replace('.glb', ''))
    await page.evaluate(() => window.gemba.ready)
    expect(await page.evaluate(() => window.gemba.twin.parts.length)).toBe(400)
  }
  for (let i = 0; i < 4; i++) await swap(i % 2 === 0 ? 'b.glb' : 'a.glb')
  const before = await measure()
  for (let i = 0; i < 20; i++) await swap(i % 2 === 0 ? 'b.glb' : 'a.glb')
  const after = await measure()
  // A model of these is about 1 MB: one that stays each time would be 20.
  expect(after.megabytes - before.megabytes).toBeLessThan(4)
  expect(after.listeners - before.listeners).toBeLessThan(40)
  expect(after.nodes - before.nodes).toBeLessThan(400)
})
