import { NodeIO } from '@gltf-transform/core'
import type { Page } from '@playwright/test'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { zipSync } from 'fflate'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { readTwin } from '#twin/readTwin.ts'
import { makeBoxModel } from '../world/makeBoxModel.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { drop, dropPaths, paste, type Given } from './dropFiles.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

/** Two groups of boxes below one that holds nothing else; `size` metres long. */
function makeHall(size = 4): Promise<Uint8Array> {
  const half: [number, number, number] = [size / 2, size / 8, size / 8]
  return makeBoxModel([
    { path: 'Scene/Boiler/Drum', at: [-size / 4, size / 2, 0], size: half },
    { path: 'Scene/Boiler/Lid', at: [-size / 4, size, 0], size: half },
    { path: 'Scene/Pump', at: [size / 4, size / 2, 0], size: half, colour: [0.2, 0.3, 0.4] },
  ])
}

/** A red pixel, for a texture in a file of its own. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

/** The same model as a .gltf with its buffer, and a texture, beside it. */
async function makeLooseHall(): Promise<Record<string, Uint8Array>> {
  const io = new NodeIO()
  const document = await io.readBinary(await makeHall())
  const texture = document.createTexture('Paint').setImage(png).setMimeType('image/png')
  texture.setURI('paint of the drum.png')
  document.getRoot().listMaterials()[0].setBaseColorTexture(texture)
  const { json, resources } = await io.writeJSON(document)
  return { 'hall.gltf': Buffer.from(JSON.stringify(json)), ...resources }
}

const name = (page: Page) => page.evaluate(() => window.gemba.twin.name)
const parts = (page: Page) => page.evaluate(() => window.gemba.twin.parts)
const problems = (page: Page) => page.evaluate(() => window.gemba.problems())

async function openWorld(
  page: Page,
  tools: {
    makeSite: (files: Given) => Promise<string>
    startGemba: (args: string[], dist: string) => Promise<{ url: string }>
  },
  files: Given = {},
  query = '',
): Promise<string> {
  const dist = await tools.makeSite({ ...(await makeBoxFiles()), ...files })
  const gemba = await tools.startGemba(['--plant', 'world'], dist)
  await open(page, `${gemba.url}${query}`)
  return gemba.url
}

test('a model given by the address is opened alone, with its groups as assets', async ({
  page,
  makeSite,
  startGemba,
}) => {
  const files = { 'my hall.glb': await makeHall() }
  const query = '?model=models/world/my%20hall.glb'
  await openWorld(page, { makeSite, startGemba }, files, query)
  expect(await page.evaluate(() => window.gemba.twin)).toEqual({
    name: 'my hall',
    assets: ['site', 'Boiler', 'Pump'],
    signals: [],
    parts: ['my-hall/Scene/Boiler/Drum', 'my-hall/Scene/Boiler/Lid', 'my-hall/Scene/Pump'],
  })
  expect(await problems(page)).toEqual([])
  await expect(page.getByText('Opened without a twin file')).toBeVisible()
})

test('a twin file wins over a model, and one that is not there is said in words', async ({
  page,
  makeSite,
  startGemba,
  expectedErrors,
}) => {
  expectedErrors.push(/404/)
  const url = await openWorld(
    page,
    { makeSite, startGemba },
    {},
    '?twin=models/world/twin.json&model=models/world/none.glb',
  )
  expect(await name(page)).toBe('Box world')
  await open(page, `${url}?model=models/world/none.glb`)
  expect((await problems(page)).map(({ text }) => text).join()).toMatch(/404/)
  for (const what of ['model', 'twin']) {
    await page.goto(`${url}?${what}=http://elsewhere.example/a.glb`)
    await expect(page.getByText(/is on elsewhere\.example\. .*content policy/)).toBeVisible()
    await expect(page.getByText(/drop it onto this page/)).toBeVisible()
  }
})

test('a dropped model takes the place of the plant; its starter file can be saved', async ({
  page,
  makeSite,
  startGemba,
}) => {
  await openWorld(page, { makeSite, startGemba })
  await page.evaluate(() => window.gemba.ready)
  await drop(page, { 'hall.glb': await makeHall() })
  await expect.poll(() => name(page)).toBe('hall')
  await page.evaluate(() => window.gemba.ready)
  expect((await parts(page)).length).toBe(3)
  expect(await problems(page)).toEqual([])

  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save a starter' }).click()
  const text = await readFile(await (await saved).path(), 'utf8')
  const read = readTwin(text, 'http://host/twin.json', { behaviours, codecs })
  expect(read).toMatchObject({ warnings: [], twin: { name: 'hall' } })
  await expect(page.getByText('Opened without a twin file')).toBeHidden()

  // it is put to work again: changed by hand, without the model that is open
  await drop(page, { 'twin.json': text.replace('"id": "Pump"', '"id": "feed-pump"') })
  await expect
    .poll(() => page.evaluate(() => window.gemba.twin.assets))
    .toEqual(['site', 'Boiler', 'feed-pump'])
  expect((await parts(page)).length).toBe(3)

  await drop(page, {
    'twin.json': text.replace('"name": "hall"', '"name": "House"'),
    'hall.glb': await makeHall(),
  })
  await expect.poll(() => name(page)).toBe('House')
})

test('a .gltf is opened with its files, and without them it is said which one is missing', async ({
  page,
  makeSite,
  startGemba,
}) => {
  await openWorld(page, { makeSite, startGemba })
  const files = await makeLooseHall()
  expect(Object.keys(files).length).toBe(3)
  await drop(page, { 'hall.gltf': files['hall.gltf'] })
  await expect(page.getByText('hall.gltf could not be opened')).toBeVisible()
  await expect(page.getByText(/is not among those that were given/).first()).toBeVisible()
  expect(await name(page)).toBe('Box world')

  await drop(page, files)
  await expect.poll(() => name(page)).toBe('hall')
  await page.evaluate(() => window.gemba.ready)
  expect(await problems(page)).toEqual([])
})

test('a .zip is opened with what is in its folder', async ({ page, makeSite, startGemba }) => {
  const box = await makeBoxFiles((twin) => ({ ...twin, name: 'Zipped world' }))
  const files = Object.entries(box).map(([path, content]) => [
    `plant/${path}`,
    Buffer.from(content),
  ])
  const zip = zipSync({
    ...Object.fromEntries(files),
    '__MACOSX/plant/._twin.json': Buffer.from('x'),
  })
  const url = await openWorld(page, { makeSite, startGemba }, { 'plant.zip': zip })
  await drop(page, { 'plant.zip': zip })
  await expect.poll(() => name(page)).toBe('Zipped world')
  await page.evaluate(() => window.gemba.ready)
  expect((await parts(page)).length).toBe(3)

  await drop(page, { 'bomb.zip': zipSync({ 'a.glb': new Uint8Array(5e6) }) })
  await expect(page.getByText(/grow more than 200 times/).first()).toBeVisible()
  expect(await name(page)).toBe('Zipped world')

  await open(page, `${url}?model=models/world/plant.zip`)
  expect(await name(page)).toBe('Zipped world')
  expect(await problems(page)).toEqual([])
})

test('what cannot be opened leaves the plant as it is, and says why', async ({
  page,
  makeSite,
  startGemba,
}) => {
  await openWorld(page, { makeSite, startGemba })
  const before = await parts(page)
  const hall = await makeHall()
  await drop(page, { 'broken.glb': hall.slice(0, 400) })
  await expect(page.getByText('broken.glb could not be opened')).toBeVisible()
  await drop(page, { 'plan.dwg': 'AC1027' })
  await expect(page.getByText(/no model and no twin file.*plan\.dwg/).first()).toBeVisible()
  await drop(page, { 'twin.json': '{ "gemba": 1, ' })
  await expect(page.getByText('twin.json could not be opened')).toBeVisible()
  expect(await name(page)).toBe('Box world')
  expect(await parts(page)).toEqual(before)
})

test('files are picked with the button or the key, also where there is no plant', async ({
  page,
  makeSite,
  startGemba,
  expectedErrors,
}, testInfo) => {
  expectedErrors.push(/404/)
  const folder = await makeBoxFiles((twin) => ({ ...twin, name: 'Folder world' }))
  await mkdir(testInfo.outputPath('folder', 'plant'), { recursive: true })
  for (const [path, content] of Object.entries(folder))
    await writeFile(testInfo.outputPath('folder', 'plant', path), content)
  const url = await openWorld(page, { makeSite, startGemba })
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.getByRole('button', { name: 'Asset tree' }).click()
  await expect(page.getByRole('treeitem', { name: /Fan/ })).toBeVisible()
  // one listener that stays: Playwright's own switching between two waits may come after the key
  page.on('filechooser', () => undefined)
  const hall = { name: 'hall.glb', mimeType: '', buffer: Buffer.from(await makeHall()) }
  await page.getByRole('button', { name: 'Open…' }).click()
  let chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: /Files…/ }).click()
  await (await chooser).setFiles([hall])
  await expect.poll(() => name(page)).toBe('hall')

  // while the menu goes away the key is its own
  await expect(page.getByRole('menu')).toBeHidden()
  await page.getByRole('application').focus()
  chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('o')
  await (await chooser).setFiles([{ ...hall, name: 'other.glb' }])
  await expect.poll(() => name(page)).toBe('other')
  await expect(page.getByRole('treeitem', { name: /Boiler/ })).toBeVisible()
  await expect(page.getByRole('treeitem', { name: /Fan/ })).toBeHidden()

  await page.getByRole('button', { name: 'Open…' }).click()
  chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: 'Folder…' }).click()
  await (await chooser).setFiles(testInfo.outputPath('folder'))
  await expect.poll(() => name(page)).toBe('Folder world')
  await expect(page.getByRole('treeitem', { name: /Fan/ })).toBeVisible()

  await page.goto(`${url}?twin=models/none.json`)
  chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file…' }).click()
  await (await chooser).setFiles([hall])
  await expect.poll(() => name(page)).toBe('hall')
})

test('files are pasted, and a folder is dropped whole', async ({
  page,
  makeSite,
  startGemba,
}, testInfo) => {
  await openWorld(page, { makeSite, startGemba })
  await paste(page, { 'hall.glb': await makeHall() })
  await expect.poll(() => name(page)).toBe('hall')

  // A real one, as the browser hands it over.
  const folder = await makeBoxFiles((twin) => ({ ...twin, name: 'Folder world' }))
  await mkdir(testInfo.outputPath('folder', 'plant'), { recursive: true })
  for (const [path, content] of Object.entries(folder))
    await writeFile(testInfo.outputPath('folder', 'plant', path), content)
  await dropPaths(page, [testInfo.outputPath('folder')])
  await expect.poll(() => name(page)).toBe('Folder world')
  expect(await problems(page)).toEqual([])
})

test('a model in millimetres is offered in metres', async ({ page, makeSite, startGemba }) => {
  await openWorld(page, { makeSite, startGemba })
  await drop(page, { 'hall.glb': await makeHall(30_000) })
  await expect(page.getByText(/30,000 units long: probably millimetres/)).toBeVisible()
  await page.getByRole('button', { name: 'Show in metres' }).click()
  await expect(page.getByText(/probably millimetres/)).toBeHidden()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save a starter' }).click()
  const { models } = JSON.parse(await readFile(await (await saved).path(), 'utf8'))
  expect(models).toEqual([{ id: 'hall', file: 'hall.glb', scale: 0.001 }])

  await drop(page, { 'hall.glb': await makeHall(30_000) })
  await page.getByRole('button', { name: 'Leave as it is' }).click()
  await expect(page.getByText(/probably millimetres/)).toBeHidden()
})
