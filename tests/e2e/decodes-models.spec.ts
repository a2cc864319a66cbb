import { createServer } from 'node:http'
import { contentPolicyHeader } from '#server/contentPolicy.ts'
import { listen } from '#server/listen.ts'
import { makeStaticHost } from '#server/makeStaticHost.ts'
import { makeBoxModel, type Box } from '../world/makeBoxModel.ts'
import { packDraco, packMeshopt, packTextures } from '../world/packModel.ts'
import { expect, open, pixelAt, test } from './world.ts'

// The page's fixture fails on a violation of the content policy: the browser writes it to the console as an error.

const boxes: Box[] = [
  { path: 'Line/Red', at: [-1.5, 0.5, 0], size: [2, 1, 1], colour: [0.6, 0.02, 0.02] },
  { path: 'Line/Green', at: [1.5, 0.5, 0], size: [2, 1, 1], colour: [0.02, 0.4, 0.02] },
]

const twin = {
  gemba: 1,
  name: 'Packed world',
  models: [{ id: 'hall', file: 'packed.glb' }],
  assets: [{ id: 'line', name: 'Line', kind: 'asset' }],
  views: [{ id: 'front', name: 'Front', position: [0, 1.2, 6], target: [0, 0.5, 0] }],
}

const kinds = [
  {
    pack: packMeshopt,
    extension: 'EXT_meshopt_compression',
    decoder: /\/assets\/meshopt_decoder.*\.js$/,
  },
  {
    pack: packDraco,
    extension: 'KHR_draco_mesh_compression',
    decoder: /\/assets\/draco_decoder.*\.wasm$/,
  },
  {
    pack: packTextures,
    extension: 'KHR_texture_basisu',
    decoder: /\/assets\/basis_transcoder.*\.wasm$/,
  },
]

for (const { pack, extension, decoder } of kinds) {
  test(`decodes ${extension} from our own origin, under the strict content policy`, async ({
    page,
    makeSite,
    startGemba,
  }) => {
    const packed = await pack(await makeBoxModel(boxes))
    expect(Buffer.from(packed).toString('latin1')).toContain(`"${extension}"`)
    const site = await makeSite({ 'twin.json': JSON.stringify(twin), 'packed.glb': packed })
    const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
    const policies: string[] = []
    const paths: string[] = []
    page.on('response', (response) => {
      paths.push(new URL(response.url()).pathname)
      if (response.url() === gemba.url) {
        policies.push(response.headers()['content-security-policy'])
      }
    })
    await open(page, gemba.url)

    expect(await page.evaluate(() => window.gemba.problems())).toEqual([])
    expect(policies).toHaveLength(1)
    expect(policies[0]).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(paths.filter((path) => decoder.test(path))).toHaveLength(1)
    const parts = await page.evaluate(() => window.gemba.twin.parts)
    expect(parts).toEqual(expect.arrayContaining(['hall/Line/Red', 'hall/Line/Green']))

    const { width, height } = page.viewportSize()!
    const seen = (side: number) => pixelAt(page, width / 2 + side * height * 0.29, height * 0.55)
    await expect
      .poll(async () => redness(await seen(-1)), { message: 'red in the picture' })
      .toBeGreaterThan(60)
    await expect
      .poll(async () => redness(await seen(1)), { message: 'green in the picture' })
      .toBeLessThan(-40)
  })
}

for (const { host, policy, isDecoded } of [
  { host: 'a plain host, which sends no policy', policy: null, isDecoded: true },
  {
    host: 'a host that sends the policy with every file',
    policy: contentPolicyHeader,
    isDecoded: false,
  },
]) {
  const outcome = isDecoded ? 'unpacks KTX2' : 'says why KTX2 stays packed'
  test(`${outcome} on ${host}`, async ({ page, makeSite, startGemba, expectedErrors }) => {
    if (!isDecoded) expectedErrors.push(/Couldn't load texture/)
    const packed = await packTextures(await makeBoxModel(boxes))
    const site = await makeSite({ 'twin.json': JSON.stringify(twin), 'packed.glb': packed })
    const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
    const serve = makeStaticHost(site)
    const server = createServer((request, response) => {
      const set = response.setHeader.bind(response)
      response.setHeader = (name, value) => {
        if (name !== 'Content-Security-Policy') return set(name, value)
        return policy ? set(name, policy) : response
      }
      void serve(request, response)
    })
    const port = await listen(server, '127.0.0.1', 0, '--port')
    const broker = encodeURIComponent(`${gemba.url.replace('http', 'ws')}mqtt`)
    await open(page, `http://127.0.0.1:${port}/?twin=models/world/twin.json&broker=${broker}`)
    const problems = await page.evaluate(() => window.gemba.problems())
    if (isDecoded) expect(problems).toEqual([])
    else {
      const why = expect.stringContaining("'unsafe-eval' for assets/basis.worker")
      expect(problems[0]).toMatchObject({ severity: 'warning', text: why })
    }
    expect(await page.evaluate(() => window.gemba.twin.parts)).toContain('hall/Line/Red')
    // What the page still loads for later would be cut.
    await page.goto('about:blank')
    server.close()
    server.closeAllConnections()
  })
}

test('draws a model without a KTX2 texture that is damaged, and says so', async ({
  page,
  makeSite,
  startGemba,
  expectedErrors,
}) => {
  expectedErrors.push(/Couldn't load texture/, /KTX2Loader/)
  const packed = Buffer.from(await packTextures(await makeBoxModel(boxes)))
  const image = packed.indexOf('\xabKTX 20\xbb', 0, 'latin1')
  packed.fill(0xff, image + 200, image + 480)
  const site = await makeSite({ 'twin.json': JSON.stringify(twin), 'packed.glb': packed })
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
  await open(page, gemba.url)
  expect(await page.evaluate(() => window.gemba.problems())).toMatchObject([
    { severity: 'warning', text: expect.stringContaining('image 0 could not be decoded') },
  ])
  expect(await page.evaluate(() => window.gemba.twin.parts)).toContain('hall/Line/Red')
})

for (const { what, file } of [
  { what: 'missing', file: /basis\.worker/ },
  { what: 'damaged', file: /basis_transcoder.*\.wasm/ },
]) {
  test(`draws a model without its KTX2 textures when the decoder is ${what}`, async ({
    page,
    makeSite,
    startGemba,
    expectedErrors,
  }) => {
    expectedErrors.push(/./)
    const packed = await packTextures(await makeBoxModel(boxes))
    const site = await makeSite({ 'twin.json': JSON.stringify(twin), 'packed.glb': packed })
    const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
    const status = what === 'missing' ? 404 : 200
    await page.route(file, (route) => route.fulfill({ status, body: 'no decoder' }))
    await open(page, gemba.url)
    const problems = await page.evaluate(() => window.gemba.problems())
    const text = expect.stringContaining('The texture decoder failed')
    expect(problems.filter(({ from }) => from === 'model')).toMatchObject([{ text }, { text }])
    expect(await page.evaluate(() => window.gemba.twin.parts)).toContain('hall/Line/Red')
  })
}

/** Red above green, -255..255. */
function redness([red, green]: [number, number, number]): number {
  return red - green
}
