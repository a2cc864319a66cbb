import { makePng, makeRawModel, packGlb, type RawModel } from '../world/hostileModel.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

test.use({ viewport: { width: 480, height: 300 } })

type Json = any // oxlint-disable-line typescript/no-explicit-any -- it is spoilt on purpose

/** What is done to a model, and what the page says of it; null when it is shown all the same. */
const cases: [string, (json: Json, raw: RawModel) => unknown, RegExp | null][] = [
  ['claims 6 GB', (json) => (json.buffers[0].byteLength = 6e9), /carries 6000000000 bytes/],
  [
    'has an image of 20,000 × 20,000',
    (_, raw) => setImage(raw, makePng(20_000, 20_000)),
    /20,000 × 20,000 pixels/,
  ],
  [
    'names such an image beside it',
    (json) => (json.images[0] = { uri: 'huge.png' }),
    /20,000 × 20,000 pixels/,
  ],
  ['goes in a circle', (json) => (json.nodes[1].children = [0]), /two places|circle/],
  ['is 100,000 nodes deep', (json) => chain(json, 100_000), /nested deeper than 1000/],
  [
    'wants an image from elsewhere',
    (json) => (json.images[0] = { uri: 'http://127.0.0.2:9/a.png' }),
    /wants a file from another server/,
  ],
  [
    'replaces prototypes',
    (json) => (json.nodes[1].extras = JSON.parse('{"__proto__":{"isMesh":1},"constructor":{}}')),
    null,
  ],
  ['has markup for a name', (json) => (json.nodes[1].name = '<img src=x onerror=alert(1)>'), null],
]

function chain(json: Json, count: number): void {
  const first = json.nodes.length
  for (let i = 0; i < count; i++) json.nodes.push({ children: [first + i + 1] })
  delete json.nodes.at(-1).children
  json.nodes[0].children.push(first)
}

function setImage(raw: RawModel, bytes: Uint8Array): void {
  const whole = new Uint8Array(raw.bin.length + Math.ceil(bytes.length / 4) * 4)
  whole.set(raw.bin)
  whole.set(bytes, raw.bin.length)
  raw.json.images![0].bufferView =
    raw.json.bufferViews!.push({
      buffer: 0,
      byteOffset: raw.bin.length,
      byteLength: bytes.length,
    }) - 1
  raw.bin = whole
  raw.json.buffers![0].byteLength = whole.length
}

// One server and one page for all; each case has a twin file of its own and is a page loaded anew.
test('a spoilt model ends in a model or in words, beside one that is sound', async ({
  page,
  makeSite,
  startGemba,
}) => {
  // Eight pages.
  test.slow()
  const { 'twin.json': text, ...sound } = await makeBoxFiles()
  const files: Record<string, string | Uint8Array> = { ...sound, 'twin.json': text }
  for (const [i, [, spoil]] of cases.entries()) {
    const raw = makeRawModel()
    spoil(raw.json, raw)
    files[`annex${i}.glb`] = packGlb(raw.json, raw.bin)
    const twin = JSON.parse(text)
    twin.models.push({ id: 'annex', file: `annex${i}.glb` })
    files[`twin${i}.json`] = JSON.stringify(twin)
  }
  files['huge.png'] = makePng(20_000, 20_000)
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], await makeSite(files))
  for (const [i, [name, , words]] of cases.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one page
    await test.step(name, async () => {
      await open(page, `${gemba.url}?twin=models/world/twin${i}.json`)
      const said = await page.evaluate(() =>
        window.gemba.problems().map(({ text: what, where }) => `${where} ${what}`),
      )
      const parts = await page.evaluate(() => window.gemba.twin.parts)
      expect(parts.filter((part) => part.startsWith('hall/'))).toHaveLength(3)
      const isShown = parts.some((part) => part.startsWith('annex/'))
      if (words) expect(said.join('\n')).toMatch(words)
      else expect(isShown || said.some((line) => line.includes('annex'))).toBe(true)
      expect(dialogs).toEqual([])
      expect(await page.evaluate(() => 'isMesh' in {})).toBe(false)
      // The page still answers.
      await page.keyboard.press('?')
      await expect(page.getByRole('heading', { name: 'Shortcuts' })).toBeVisible()
    })
  }
})

test('a page with several models that are none opens the one that is sound', async ({
  page,
  makeSite,
  startGemba,
}) => {
  const names = ['a', 'b', 'c']
  const files = await makeBoxFiles((twin) => {
    for (const id of names) twin.models.push({ id, file: `${id}.glb` })
    return twin
  })
  const { json, bin } = makeRawModel()
  const spoilt = {
    'a.glb': packGlb('['.repeat(200_000), bin),
    'b.glb': packGlb(json, bin).slice(0, 500),
    'c.glb': packGlb({ ...json, nodes: [{ children: [0] }] }, bin),
  }
  const gemba = await startGemba(['--plant', 'world'], await makeSite({ ...files, ...spoilt }))
  await open(page, gemba.url)
  expect(await page.evaluate(() => window.gemba.twin.parts.length)).toBe(3)
  const said = await page.evaluate(() => window.gemba.problems().map(({ where }) => where))
  for (const id of names) expect(said.some((where) => where?.includes(`/${id}.glb`))).toBe(true)
})
