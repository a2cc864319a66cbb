import { AxeBuilder } from '@axe-core/playwright'
import { readFile } from 'node:fs/promises'
import { makeAnswer } from '#scenarios/whatif/makeAnswer.ts'
import { openModel } from '#scenarios/whatif/openModel.ts'
import { readWhatIfSource } from '../world/readWhatIfSource.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

/** A line of two machines in which the second limits what the first could do faster. */
const process = {
  components: [
    { id: 'raw', is: 'source', to: 'bake' },
    { id: 'bake', is: 'machine', asset: 'oven', rate: 1000, to: 'shelf' },
    { id: 'shelf', is: 'buffer', capacity: 50, to: 'cool' },
    {
      id: 'cool',
      is: 'machine',
      asset: 'fan',
      rate: 1100,
      to: 'out',
      failure: { mtbf: 7200, mttr: 600 },
    },
    { id: 'out', is: 'sink' },
  ],
}
const faster = {
  id: 'faster',
  name: 'Bake a fifth faster',
  description: 'What does it bring, and what limits the line then?',
  days: 1,
  changes: [{ set: 'bake.rate', times: 1.2 }],
  compare: ['output'],
  sliders: [
    { set: 'bake.rate', name: 'Speed of the oven', from: -20, to: 40, step: 1, as: 'percent' },
  ],
}

test('asks a scenario, reads the answer, drags, saves, compares, and finds it again by its link', async ({
  page,
  context,
  makeSite,
  startGemba,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.setViewportSize({ width: 1280, height: 720 })
  const files = await makeBoxFiles((twin) => ({ ...twin, process, scenarios: [faster] }))
  const gemba = await startGemba(['--plant', 'world'], await makeSite(files))
  await open(page, gemba.url)

  // By keyboard alone.
  await page.keyboard.press('y')
  const panel = page.getByRole('complementary', { name: 'What if' })
  const scenario = panel.getByRole('button', { name: /Bake a fifth faster/ })
  await scenario.press('Enter')
  const output = panel.getByRole('row', { name: /^Output items/ })
  await expect(output).toContainText('better')
  await expect(panel.getByText(/40 runs of each/)).toBeVisible()
  await expect(panel.getByRole('progressbar')).toBeHidden()
  const answer = panel.getByRole('region', { name: 'Answer', exact: true })
  await expect(answer).toContainText(/Output rises by .*%/)
  await expect(page.getByText('Bottleneck in the scenario')).toBeVisible()
  const axe = new AxeBuilder({ page }).include('[aria-label="What if"]')
  expect((await axe.analyze()).violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([])

  await panel
    .getByRole('button', { name: /Colour by the difference/ })
    .first()
    .click()
  const legend = page.getByRole('region', { name: 'Colour by' })
  await expect(legend).toContainText('Baseline → Bake a fifth faster')
  const body = 'hall/Line/Oven/Body'
  await expect
    .poll(() => page.evaluate((id) => window.gemba.part(id)?.colour, body))
    .toMatch(/^#[0-9a-f]{6}$/)

  const save = panel.getByRole('button', { name: 'Save this run' })
  await save.click()
  await page.keyboard.press('Enter')
  const first = await answer.textContent()
  const slider = panel.getByRole('slider', { name: 'Speed of the oven' })
  await slider.press('Home')
  await expect(output).toContainText('worse')
  await expect(panel.getByText(/40 runs of each/)).toBeVisible()
  await save.click()
  await page.keyboard.press('Enter')

  const download = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /CSV/ }).click()
  const table = await readFile(await (await download).path(), 'utf8')
  expect(table).toMatch(/^what,id,name.*\r\nfigure,output,Output,items,/)

  // Node, run after run on one thread, comes to the same bytes as the workers of the page.
  const exported = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /JSON/ }).click()
  const file = await (await exported).path()
  const { question, answer: computed } = JSON.parse(await readFile(file, 'utf8'))
  const model = openModel(readWhatIfSource('', files['twin.json']))
  const worlds = [null, question.scenario].map((asked) =>
    Array.from({ length: question.replications }, (_, replication) => {
      const { days } = question.scenario
      const { seed, start = {} } = question
      const run = model.run({ scenario: asked, days, seed, replication, start })
      let slice = run.next()
      while (!slice.done) slice = run.next()
      return slice.value
    }),
  )
  const again = makeAnswer(model.frame!, question, worlds[0], worlds[1])
  expect(computed).toEqual(JSON.parse(JSON.stringify(again)))

  await panel.getByRole('button', { name: 'Copy a link to this run' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toContain('do=bake.rate*0.8')
  const second = await answer.textContent()
  expect(second).not.toBe(first)

  // What was saved is still there when the page is loaded anew, and the link asks the same again.
  await page.goto('about:blank')
  await open(page, link)
  await expect(panel.getByText(/40 runs of each/)).toBeVisible()
  expect(await answer.textContent()).toBe(second)
  await panel.getByRole('button', { name: 'All scenarios' }).click()
  for (const box of await panel.getByRole('checkbox', { name: /^Compare/ }).all()) await box.check()
  await panel.getByRole('button', { name: 'Compare 2' }).click()
  const sheet = page.getByRole('dialog', { name: 'Runs side by side' })
  await expect(sheet.getByRole('row', { name: /^Output items \d/ })).toContainText(/worse.*better/)
  // Their courses are drawn on one scale.
  const course = sheet.getByRole('row', { name: /^Output items\/h/ })
  await expect(course.getByText(/simulated: at the end .* in the scenario/)).toHaveCount(2)
  await expect(course.locator('canvas')).toHaveCount(2)
  await page.keyboard.press('Escape')

  await panel.getByRole('button', { name: /^Rename .*20/ }).click()
  await page.keyboard.type('Slower')
  await page.keyboard.press('Enter')
  await expect(panel.getByRole('button', { name: /^Slower/ })).toBeVisible()

  // A run out of somebody’s file stands beside one’s own; what is no run is refused.
  await panel.getByLabel('File of a run').setInputFiles(file)
  await expect(panel.getByText('“Bake a fifth faster” is in the list.')).toBeVisible()
  await expect(panel.getByRole('checkbox', { name: /^Compare/ })).toHaveCount(3)
  const buffer = Buffer.from('{"gemba":"what-if","version":2}')
  const newer = { name: 'run.json', mimeType: 'application/json', buffer }
  await panel.getByLabel('File of a run').setInputFiles(newer)
  await expect(panel.getByText(/written by a newer Gemba \(version 2/)).toBeVisible()
})
