/**
 * What blocks the page, and how long, in a plant of 100,000 parts and 20,000 signals that come in all the time: the longest task of
 * the main thread while it loads and in each thing that a person does, the first time and again. Prints a table, then JSON on
 * the last line. `tsx tests/bench/blocks.bench.ts [PARTS] [FOLDER FOR TRACES]`
 */
import { chromium, expect, type Locator, type Page } from '@playwright/test'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen } from '#server/listen.ts'
import { makeStaticHost } from '#server/makeStaticHost.ts'
import { findBrowser } from '../findBrowser.mjs'
import { publishLoad } from '../world/makeLoadPlant.ts'
import { mosquittoPath, openMosquitto } from '../world/openMosquitto.ts'
import { makeBigPlant } from './makeBigPlant.ts'
import { TaskTrace, type Longest } from './TaskTrace.ts'

const parts = Number(process.argv[2] ?? 100_000)
const traces = process.argv[3] ?? null
let times = 0

/** What a person does; each ends when it shows. Those without a name bring the page back for the next. */
const actions: [name: string, act: (page: Page) => Promise<unknown>][] = [
  ['nothing (frames, messages)', (page) => page.waitForTimeout(1000)],
  ['open a storey in the asset tree', (page) => chevron(page, 'Storey 3')],
  ['scroll through it', (page) => scrollTo(page, 'Parts')],
  ['open its parts', (page) => chevron(page, 'Parts')],
  ['open 200 of them', (page) => chevron(page, '1 – 200')],
  ['', (page) => scrollTo(page, 'Storey 3', -1)],
  ['', (page) => chevron(page, 'Storey 3')],
  ['select a storey', (page) => item(page, 'Storey 5').click()],
  ['isolate it', (page) => press(page, 'i')],
  ['ghost the rest', (page) => press(page, 'x')],
  ['hide it', (page) => press(page, 'h')],
  ['show all', (page) => press(page, 'Shift+H')],
  ['select the whole plant', (page) => item(page, 'Site').click()],
  ['hide the whole plant', (page) => press(page, 'h')],
  ['take it back', (page) => press(page, 'u')],
  ['clear the selection', (page) => press(page, 'Escape')],
  ['search: first letter', (page) => search(page, 'b')],
  ['search: whole word', (page) => search(page, 'bolt 17')],
  ['search: a misspelt word', (page) => search(page, 'lampp')],
  ['search: select all', (page) => page.getByRole('button', { name: 'Select all' }).click()],
  ['', (page) => search(page, '')],
  ['', (page) => press(page, 'Escape')],
  ['open the filter', (page) => button(page, 'Filter').click()],
  ['filter: unbound parts', (page) => filter(page, 'Parts that show nothing')],
  ['filter: unbound assets', (page) => filter(page, 'Assets without signals')],
  ['', (page) => button(page, 'Clear the filter').click()],
  ['filter: a system', (page) => choose(page, 'System', 'System 7')],
  ['filter: all, select all', (page) => button(page, 'Select all').click()],
  ['', (page) => button(page, 'Clear the filter').click()],
  ['filter: good values', (page) => filter(page, 'good')],
  ['', (page) => button(page, 'Clear the filter').click()],
  ['', (page) => button(page, 'Filter').click()],
  ['', (page) => press(page, 'Escape')],
  ['model tree', (page) => tab(page, 'Model', 'Storey 3')],
  ['open a storey in the model tree', (page) => chevron(page, 'Storey 3')],
  ['open the last 200 below it', (page) => chevron(page, '201 – 400')],
  ['', (page) => chevron(page, 'Storey 3')],
  ['systems tree', (page) => tab(page, 'Systems', 'System 7')],
  ['select a system', (page) => item(page, 'System 7').click()],
  ['', (page) => press(page, 'Escape')],
  ['', (page) => tab(page, 'Assets', 'Storey 3')],
  ['colour panel', (page) => openColours(page)],
  ['colour by system', (page) => colour(page, /^System$/, 'names')],
  ['isolate one of its names', (page) => legend(page, 'names').click()],
  ['', (page) => press(page, 'u')],
  ['colour by a length', (page) => colour(page, /Length$/, 'scale')],
  ['colour by a signal', (page) => colour(page, /^Value 3, bar/, 'scale')],
  ['stop colouring', (page) => button(page, 'Stop colouring').click()],
  ['show up to a storey', (page) => page.getByTitle('Show Storey 4 and what is below').click()],
  ['lift the storeys apart', (page) => button(page, 'Lift the storeys apart').click()],
  ['put them down', (page) => button(page, 'Put the storeys down').click()],
  ['model report', (page) => openReport(page)],
  ['', (page) => page.keyboard.press('r')],
  ['the twin file again', (page) => openAgain(page)],
]

const files = makeBigPlant(parts)
const folder = await mkdtemp(join(tmpdir(), 'gemba-bench-'))
const dist = join(import.meta.dirname, '../../dist')
for (const name of await readdir(dist)) await symlink(join(dist, name), join(folder, name))
await rm(join(folder, 'models'), { force: true })
await mkdir(join(folder, 'models', 'big'), { recursive: true })
for (const [name, content] of Object.entries(files))
  await writeFile(join(folder, 'models', 'big', name), content)
await mkdir(join(folder, 'again'))
if (traces !== null) await mkdir(traces, { recursive: true })
const broker = mosquittoPath ? await openMosquitto(['max_queued_messages 0']) : null
const host = makeStaticHost(folder)
const server = createServer((request, response) => void host(request, response))
const port = await listen(server, '127.0.0.1', 0, '--port')
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-quic', '--no-first-run'],
})
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } })
  page.setDefaultTimeout(10_000)
  page.on('pageerror', (error) => console.error(error))
  const trace = new TaskTrace(browser, page, traces)
  const rows: Record<string, Record<string, number>> = {}
  const published =
    broker && publishLoad(broker.tcp, { signals: 20_000, perSecond: 2000, seconds: 100 })
  await trace.start()
  const query = broker ? `&broker=${encodeURIComponent(broker.ws)}` : ''
  await page.goto(`http://127.0.0.1:${port}/?twin=models/big/twin.json${query}`)
  await page.waitForFunction(() => window.gemba)
  const seconds = await page.evaluate(async () => {
    await window.gemba.ready
    performance.mark('first picture')
    return performance.now() / 1000
  })
  await page.waitForTimeout(4000)
  const { before, after } = await trace.stop('loading', 'first picture')
  rows['loading, before the first picture'] = say(before, seconds * 1000, 'first')
  rows['after the first picture'] = say(after, 4000, 'first')
  for (const time of ['first', 'again'] as const) {
    for (const [name, act] of actions) {
      if (name === '') {
        await act(page)
        await page.waitForTimeout(100)
        continue
      }
      await trace.start()
      const began = performance.now()
      await act(page).catch((error: unknown) => {
        console.table(rows)
        throw error
      })
      const done = performance.now() - began
      await page.waitForTimeout(400)
      const all = (await trace.stop(`${name} ${time}`)).before
      rows[name] = { ...rows[name], ...say(all, done, time) }
    }
  }
  console.table(rows)
  console.log(JSON.stringify({ bench: 'blocks', parts, signals: 20_000, rows }))
  await browser.close()
  void published?.catch(() => undefined)
} finally {
  await browser.close()
  server.close()
  server.closeAllConnections()
  await broker?.close()
  await rm(folder, { recursive: true, force: true })
}
process.exit()

function say({ blockMs, cpuMs }: Longest, doneMs: number, time: string): Record<string, number> {
  const rounded = [blockMs, cpuMs, doneMs].map(Math.round)
  return {
    [`block, ${time}`]: rounded[0],
    [`processor, ${time}`]: rounded[1],
    [`done after, ${time}`]: rounded[2],
  }
}

function item(page: Page, name: string): Locator {
  return page.getByRole('treeitem').filter({ has: page.getByText(name, { exact: true }) })
}

function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true }).first()
}

/** Opens a line of the tree, or closes it, until its lines are there or gone. */
async function chevron(page: Page, name: string): Promise<void> {
  const line = item(page, name).first()
  const isOpen = (await line.getAttribute('aria-expanded')) === 'true'
  await line.locator('[data-open]').click()
  await expect(line).toHaveAttribute('aria-expanded', String(!isOpen))
}

/** Turns the wheel over the tree until a line is there. */
async function scrollTo(page: Page, name: string, way = 1): Promise<void> {
  await page.getByRole('tree').hover({ position: { x: 100, y: 100 } })
  await expect(async () => {
    await page.mouse.wheel(0, way * 600)
    await expect(item(page, name).first()).toBeVisible({ timeout: 100 })
  }).toPass({ intervals: [0] })
}

async function press(page: Page, key: string): Promise<void> {
  await page.getByRole('application').focus()
  await page.keyboard.press(key)
}

async function search(page: Page, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: /^Search/ })
  await field.fill(text)
  if (text !== '') await found(page)
}

/** Waits until a list of what was found is there. */
async function found(page: Page): Promise<void> {
  await page.locator('output[aria-busy=false]').waitFor()
}

async function filter(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await found(page)
}

async function choose(page: Page, name: string, value: string): Promise<void> {
  const label = page.locator('label').filter({ has: page.getByText(name, { exact: true }) })
  await label.getByRole('combobox').selectOption(value)
  await found(page)
}

async function tab(page: Page, name: string, line: string): Promise<void> {
  await page.getByRole('group', { name: 'Which tree' }).getByText(name, { exact: true }).click()
  await item(page, line).first().waitFor()
}

async function openColours(page: Page): Promise<void> {
  await press(page, 'c')
  await page.getByRole('option', { name: 'System', exact: true }).waitFor({ state: 'attached' })
}

function legend(page: Page, kind: 'names' | 'scale'): Locator {
  if (kind === 'names') return page.getByTitle(/^Look at .* alone$/).first()
  return page.getByRole('toolbar', { name: /^How many values/ })
}

async function colour(page: Page, label: RegExp, kind: 'names' | 'scale'): Promise<void> {
  const panel = page.getByRole('region', { name: 'Colour by' })
  const option = panel.getByRole('option').filter({ hasText: label }).first()
  await panel.getByRole('combobox').selectOption(await option.getAttribute('value'))
  await legend(page, kind).waitFor()
}

async function openReport(page: Page): Promise<void> {
  await press(page, 'r')
  await page.getByRole('dialog').waitFor()
}

/** The same twin file with another name is given to the page, which binds all anew. */
async function openAgain(page: Page): Promise<void> {
  const name = `Plant ${++times}`
  const path = join(folder, 'again', 'twin.json')
  await writeFile(path, String(files['twin.json']).replace('Big plant', name))
  const chooser = page.waitForEvent('filechooser')
  await press(page, 'o')
  await (await chooser).setFiles(path)
  await page.getByRole('heading', { name }).waitFor()
}
