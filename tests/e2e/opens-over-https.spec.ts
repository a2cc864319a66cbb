import { lanAddresses } from '#server/lanAddresses.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { drawNothing } from './drawNothing.ts'
import { expect, open, test } from './world.ts'

test.use({ ignoreHTTPSErrors: true, draws: false })

test('opens over https with a self-made certificate and follows the plant', async ({
  page,
  makeSite,
  startGemba,
  connect,
}) => {
  const args = ['--https', '--plant', 'world', '--no-simulator']
  const gemba = await startGemba(args, await makeSite(await makeBoxFiles()))
  expect(gemba.url).toMatch(/^https:\/\/localhost:\d+\/$/)
  await open(page, gemba.url.replace('localhost', '127.0.0.1'))
  await expect(page.getByText('Connected')).toBeVisible()
  // Over one connection: of many at once, each with a certificate to let pass, browsers give some up.
  const [visit] = await page.evaluate(() =>
    performance.getEntriesByType('navigation').map((entry) => entry.toJSON()),
  )
  expect(visit.nextHopProtocol).toBe('h2')
  const client = await connect(gemba.mqtt)
  const text = JSON.stringify({ ts: Date.now(), temperature: 20 })
  await client.publishAsync('world/oven', text, { retain: true })
  await expect
    .poll(() => page.evaluate(() => window.gemba.signal('oven.temperature')?.value))
    .toBe(20)
})

// This machine is secure for a browser anyway; an address of the network is so by TLS alone.
test('at an address of the network it is a secure context once a person has passed the warning', async ({
  browser,
  makeSite,
  startGemba,
}) => {
  const [address] = lanAddresses()
  test.skip(address === undefined, 'this machine is on no network')
  const args = ['--https', '--plant', 'world', '--no-simulator']
  const gemba = await startGemba(args, await makeSite(await makeBoxFiles()))
  const url = gemba.url.replace('localhost', address)
  expect(gemba.said()).toContain(`  ${url}\n`)
  const context = await browser.newContext({ ignoreHTTPSErrors: false })
  await drawNothing(context)
  const page = await context.newPage()
  // Who forgets the s is sent on. The certificate's maker is all that the browser has to say against it.
  await expect(page.goto(url.replace('https:', 'http:'))).rejects.toThrow(
    'ERR_CERT_AUTHORITY_INVALID',
  )
  await page.getByRole('button', { name: 'Advanced' }).click()
  await page.getByRole('link', { name: /^Proceed to/ }).click()
  await expect(page.getByText('Connected')).toBeVisible()
  expect(page.url()).toBe(url)
  expect(await page.evaluate(() => isSecureContext && 'xr' in navigator)).toBe(true)
  await context.close()
})
