import { AxeBuilder } from '@axe-core/playwright'
import { boxTwin, makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

const [oven, ...others] = boxTwin.assets
const alarms = { hot: { name: 'Oven too hot', signal: 'temperature', high: 200 } }
const twin = { ...boxTwin, assets: [{ ...oven, alarms }, ...others] }

test.use({ viewport: { width: 1100, height: 760 } })

test('without WebGL the page shows plan, values and alarms in 2D by itself, and by its address', async ({
  page,
  connect,
  makeSite,
  startGemba,
  expectedErrors,
}) => {
  expectedErrors.push(/WebGL/i)
  await page.addInitScript(() => {
    const ask = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string) {
      return kind.startsWith('webgl') ? null : ask.call(this, kind as '2d')
    } as typeof ask
  })
  const gemba = await startGemba(
    ['--plant', 'world', '--no-simulator'],
    await makeSite(await makeBoxFiles(() => twin)),
  )
  const client = await connect(gemba.mqtt)
  const heat = (temperature: number) =>
    client.publishAsync('world/oven', JSON.stringify({ temperature }), { retain: true })
  await heat(150)
  await open(page, gemba.url)
  const values = page.getByRole('region', { name: 'List of values' })
  const temperature = values.getByRole('button', { name: /Oven Temperature/ })
  await expect(temperature).toContainText('150')
  await expect(values.getByRole('button', { name: /Oven Level/ })).toContainText('no data')
  await expect(page.getByText('This browser gives no WebGL 2')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Colour by' })).toHaveCount(0)

  const models: string[] = []
  page.on('request', (request) => {
    if (/\.(glb|gltf)$/.test(request.url())) models.push(request.url())
  })
  await open(page, `${gemba.url}?view=2d`)
  await expect(page.locator('canvas')).toHaveCount(0)
  await heat(250)
  await expect(temperature).toContainText('250')
  const standing = page.getByRole('region', { name: 'Standing alarms' })
  await expect(standing).toContainText('Oven too hot')
  const plan = page.getByRole('region', { name: 'Plan' })
  await expect(plan).toContainText('once the model was open in 3D')
  await plan.getByRole('button', { name: /Oven/ }).press('Enter')
  await expect(page.getByRole('complementary', { name: 'Selection' })).toContainText('Oven')
  expect(models).toEqual([])
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([])
})
