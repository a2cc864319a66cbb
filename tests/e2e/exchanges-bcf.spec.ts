import { readFile } from 'node:fs/promises'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { makeBoxFiles } from './boxTwin.ts'
import { drop } from './dropFiles.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

const topic = `<Markup><Topic Guid="d1068c81-af04-4546-b63c-348810f6c716" TopicType="Clash" TopicStatus="Open">
<Title>Cart &lt;i&gt;hits&lt;/i&gt; the wall</Title><Priority>High</Priority><CreationDate>2026-01-02T03:04:05Z</CreationDate><CreationAuthor>eve@example.com</CreationAuthor>
<Comments><Comment Guid="07ccdba0-1736-47e1-807d-67dc6f3addaa"><Date>2026-01-03T00:00:00Z</Date><Author>eve@example.com</Author><Comment>Twice a day</Comment></Comment></Comments>
<Viewpoints><ViewPoint Guid="4ab7514b-b216-4d56-98d2-45cf8500ff5a"><Viewpoint>v.bcfv</Viewpoint></ViewPoint></Viewpoints></Topic></Markup>`
const point = (name: string, x: number, y: number, z: number) =>
  `<${name}><X>${x}</X><Y>${y}</Y><Z>${z}</Z></${name}>`
const seen = `<VisualizationInfo Guid="4ab7514b-b216-4d56-98d2-45cf8500ff5a"><PerspectiveCamera>${point('CameraViewPoint', 0, -9, 2)}${point('CameraDirection', 0, 1, 0)}${point('CameraUpVector', 0, 0, 1)}<FieldOfView>42</FieldOfView><AspectRatio>1</AspectRatio></PerspectiveCamera>
<ClippingPlanes><ClippingPlane>${point('Location', 0, 0, 1)}${point('Direction', 0, 0, 1)}</ClippingPlane></ClippingPlanes></VisualizationInfo>`
const folder = 'd1068c81-af04-4546-b63c-348810f6c716'

function pack(version: string): Uint8Array {
  const files = {
    'bcf.version': `<Version VersionId="${version}"/>`,
    [`${folder}/markup.bcf`]: topic,
    [`${folder}/v.bcfv`]: seen,
  }
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])),
  )
}

test('a BCF file that is dropped becomes notes, and notes become a BCF file; one that cannot be read changes nothing', async ({
  page,
  makeSite,
  startGemba,
}) => {
  const site = await makeSite(await makeBoxFiles())
  const gemba = await startGemba(['--plant', 'world', '--no-simulator', '--port', '0'], site)
  await open(page, `${gemba.url}?name=Anna`)
  await page.getByRole('button', { name: /^Notes/ }).waitFor()
  const notes = () => page.evaluate(() => window.gemba.notes())

  await drop(page, { 'new.bcf': pack('4.0') })
  await expect(page.getByText('“new.bcf” is BCF 4.0, newer than this page knows')).toBeVisible()
  await drop(page, { 'broken.bcfzip': 'PK and no more' })
  await expect(page.getByText(/“broken.bcfzip” cannot be unpacked/)).toBeVisible()
  expect(await notes()).toEqual([])

  await drop(page, { 'clash.bcfzip': pack('3.0') })
  await expect(page.getByText('1 notes read, 1 of them new or newer')).toBeVisible()
  expect(await notes()).toMatchObject([
    {
      title: 'Cart <i>hits</i> the wall',
      severity: 'major',
      target: { point: [0, 2, 4] },
      view: { position: [0, 2, 9], cuts: [[0, -1, 0, 1]] },
      replies: [{ text: 'eve@example.com: Twice a day' }],
    },
  ])
  await page.getByRole('button', { name: /hits/ }).click()
  await expect(page.getByText('By: eve@example.com · Type: Clash · Priority: High')).toBeVisible()
  await expect(page.getByText('Sent', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'All notes' }).click()

  await page.getByRole('button', { name: 'Import and export' }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Export BCF 2.1' }).press('Enter')
  const saved = await waiting
  expect(saved.suggestedFilename()).toMatch(/bcf-2\.1\.bcfzip$/)
  const files = unzipSync(await readFile(await saved.path()))
  expect(Object.keys(files).sort()).toEqual([
    'bcf.version',
    `${folder}/markup.bcf`,
    `${folder}/viewpoint.bcfv`,
  ])
  const markup = strFromU8(files[`${folder}/markup.bcf`])
  expect(markup).toContain('<Title>Cart &lt;i&gt;hits&lt;/i&gt; the wall</Title>')
  expect(markup).toContain('<Comment Guid="07ccdba0-1736-47e1-807d-67dc6f3addaa">')
})
