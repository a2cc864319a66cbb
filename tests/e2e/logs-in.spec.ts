import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mqtt from 'mqtt'
import { makeBoxModel } from '../world/makeBoxModel.ts'
import { openIssuer } from '../world/openIssuer.ts'
import { mosquittoPath } from '../world/openMosquitto.ts'
import { hashForMosquitto } from '../world/openRuledBroker.ts'
import { openTokenBroker } from '../world/openTokenBroker.ts'
import { boxTwin } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

const box = { path: 'Line/Oven/Body', at: [0, 0.5, 0], size: [2, 1, 1], colour: [0.5, 0.5, 0.5] }

async function files() {
  const twin = { ...boxTwin, assets: boxTwin.assets.slice(0, 1) }
  return { 'twin.json': JSON.stringify(twin), 'boxes.glb': await makeBoxModel([box as never]) }
}

const level = (page: Page) => page.evaluate(() => window.gemba.signal('oven.level')?.value)

/** All that the browser keeps of this page, and its address. */
const kept = (page: Page) =>
  page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), location.href]),
  )

test('asks for a password when the broker wants one, says what was wrong, and forgets it; one in a link is taken out of it', async ({
  page,
  makeSite,
  startGemba,
  startMosquitto,
}) => {
  test.skip(!mosquittoPath, 'mosquitto is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'gemba-login-'))
  chmodSync(folder, 0o777)
  const passwords = join(folder, 'passwords')
  writeFileSync(passwords, `anna:${hashForMosquitto()}\n`)
  const broker = await startMosquitto(['allow_anonymous false', `password_file ${passwords}`])
  const plant = await mqtt.connectAsync(broker.tcp, { username: 'anna', password: 'password' })
  await plant.publishAsync('world/oven/level', '41', { retain: true })
  await plant.endAsync()
  rmSync(folder, { recursive: true })
  const args = ['--plant', 'world', '--no-simulator', '--broker-ws', broker.ws]
  const gemba = await startGemba(args, await makeSite(await files()))

  await open(page, gemba.url)
  const dialog = page.getByRole('dialog', { name: 'Log in' })
  await expect(dialog).toContainText('The broker shows its values only to people whom it knows.')
  const { host } = new URL(broker.ws)
  await expect(dialog).toContainText(`It is at ${host}, another host than this page.`)
  const axe = new AxeBuilder({ page }).include('[role="dialog"]')
  expect((await axe.analyze()).violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([])

  await dialog.getByLabel('User name').fill('anna')
  await dialog.getByLabel('Password').fill('wrong one')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toHaveText(
    /^The broker does not let you in: the user name or password is wrong/,
  )
  expect(await level(page)).toBeNull()
  await dialog.getByLabel('Password').fill('password')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect.poll(() => level(page)).toBe(41)
  expect(await kept(page)).not.toContain('password')

  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Log out anna' }).click()
  // nobody is asked again who has just left, until they want to
  await expect(page.getByRole('alert')).toContainText('The broker refuses the connection')
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(dialog).toBeVisible()

  const link = broker.ws.replace('//', '//anna:password@')
  await open(page, `${gemba.url}?broker=${encodeURIComponent(link)}&room=a`)
  await expect.poll(() => level(page)).toBe(41)
  expect(await kept(page)).not.toContain('password')
  expect(new URL(page.url()).searchParams.get('room')).toBe('a')
  const problems = await page.evaluate(() => window.gemba.problems())
  expect(problems.map(({ text }) => text)).toEqual([
    expect.stringContaining('The link held a password.'),
  ])
})

test('logs people in at the service that the site names, in a window of its own, and gives the broker its token', async ({
  page,
  makeSite,
  startGemba,
}) => {
  const gemba = await startGemba(
    ['--plant', 'world', '--no-simulator'],
    await makeSite(await files()),
  )
  const issuer = await openIssuer(new URL('login.html', gemba.url).href)
  const broker = await openTokenBroker(issuer.address)
  try {
    broker.publish('world/oven/level', '42')
    const site = {
      twin: 'models/world/twin.json',
      broker: broker.ws,
      login: { issuer: issuer.address, client: 'gemba' },
    }
    await page.route('**/gemba.json', (route) => route.fulfill({ json: site }))
    await open(page, gemba.url)
    const dialog = page.getByRole('dialog', { name: 'Log in' })
    const { host } = new URL(issuer.address)
    const go = dialog.getByRole('button', { name: `Log in at ${host}` })

    const opened = page.waitForEvent('popup')
    await go.click()
    const service = await opened
    await service.getByLabel('User').fill('anna')
    await service.getByLabel('Password').fill('not hers')
    await service.getByRole('button', { name: 'Enter' }).click()
    await expect(dialog.getByRole('alert')).toHaveText(
      `${host} refused: it did not let you in, or you broke off there.`,
    )

    const again = page.waitForEvent('popup')
    await go.click()
    const second = await again
    await second.getByLabel('User').fill('anna')
    await second.getByLabel('Password').fill('password')
    await second.getByRole('button', { name: 'Enter' }).click()
    await expect(dialog).toBeHidden()
    await expect.poll(() => level(page)).toBe(42)
    expect(broker.users).toContain('anna')
    // the start of every JWT
    expect(await kept(page)).not.toContain('eyJ')
    expect(second.isClosed()).toBe(true)
  } finally {
    await broker.close()
    await issuer.close()
  }
})
