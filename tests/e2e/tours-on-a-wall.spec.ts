import { boxTwin, makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

const [oven, ...others] = boxTwin.assets
const hot = {
  name: 'Oven too hot',
  signal: 'temperature',
  high: 200,
  priority: 'critical',
  response: 'Shut the gas.',
}
const twin = {
  ...boxTwin,
  assets: [{ ...oven, alarms: { hot } }, ...others],
  views: [...boxTwin.views, { id: 'side', name: 'Side', position: [8, 1, 0], target: [0, 0.5, 0] }],
  kiosk: {
    views: [
      { view: 'front', seconds: 1, caption: 'The hall from the front' },
      { view: 'side', seconds: 1 },
    ],
    alarmSeconds: 2,
    lookSeconds: 1,
    quietSeconds: 2,
  },
}

test.use({ viewport: { width: 960, height: 540 }, draws: false })

test('a kiosk shows its tour, goes to an alarm, comes back, and says when no values come', async ({
  page,
  connect,
  makeSite,
  startGemba,
}) => {
  const gemba = await startGemba(
    ['--plant', 'world', '--no-simulator'],
    await makeSite(await makeBoxFiles(() => twin)),
  )
  const client = await connect(gemba.mqtt)
  const heat = (temperature: number) =>
    client.publishAsync('world/oven', JSON.stringify({ temperature }), { retain: true })
  await open(page, `${gemba.url}?kiosk`)
  await expect(page.getByText('The hall from the front')).toBeVisible()
  await expect(page.getByText('Side', { exact: true })).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveText('No values yet')

  await heat(250)
  const alarm = page.getByRole('alert').filter({ hasText: 'Oven too hot' })
  await expect(alarm).toContainText('Shut the gas.')
  await expect(page.locator('[data-at="alarm"]')).toBeVisible()
  // Nobody acknowledges it: a round, and to it again.
  await expect(page.locator('[data-at="tour"]')).toBeVisible()
  await expect(page.locator('[data-at="alarm"]')).toBeVisible()
  await expect(page.getByText('No values for')).toBeVisible()
  // Who touches it has the camera for a while.
  await page.mouse.click(480, 270)
  await expect(page.getByText('Back to the tour in')).toBeVisible()
  await expect(page.getByText('Back to the tour in')).toBeHidden()

  await heat(20)
  await expect(page.getByText('No values for')).toBeHidden()
})
