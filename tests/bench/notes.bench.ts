/**
 * A note that one person edits on the page, and how long after that another's page has it: two production pages, the program as `npm start`
 * runs it, the plant at rest. Prints a table, then JSON on the last line. Needs a build. `tsx tests/bench/notes.bench.ts [EDITS]`
 */
import { chromium } from '@playwright/test'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Inspection } from '#scene/openInspection.ts'
import { findBrowser } from '../findBrowser.mjs'

declare global {
  interface Window {
    gemba: Inspection
    /** Milliseconds from an edit to its being here. */
    late: number[]
  }
}

const [edits = 60] = process.argv.slice(2).map(Number)
const root = join(import.meta.dirname, '../..')
const data = await mkdtemp(join(tmpdir(), 'gemba-notes-'))
const args = ['--port', '0', '--mqtt-port', '0', '--no-simulator', '--data', data]
const server = spawn(process.execPath, [join(root, 'src/server/start.mjs'), ...args], { cwd: root })
const url = await new Promise<string>((resolve) => {
  let said = ''
  server.stdout.on('data', (chunk) => {
    said += chunk
    const [, address] = said.match(/is ready: (\S+)/) ?? []
    if (address) resolve(address)
  })
})
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] })
try {
  const [writer, reader] = await Promise.all([open('Anna'), open('Bo')])
  await writer.getByRole('button', { name: /^Notes/ }).click()
  // The pins come a moment after the button.
  await writer.waitForTimeout(2000)
  await writer.keyboard.press('n')
  await writer.keyboard.press('Enter')
  await writer.getByRole('textbox', { name: 'Title' }).fill('0')
  await writer.getByRole('button', { name: 'Add the note' }).click()
  await reader.waitForFunction(() => window.gemba.notes().length === 1)
  await writer.waitForTimeout(3000)
  await reader.evaluate(() => {
    window.late = []
    let known = ''
    setInterval(() => {
      const [{ title }] = window.gemba.notes()
      if (title !== known && Number(title) > 0) window.late.push(Date.now() - Number(title))
      known = title
    }, 4)
  })
  await writer.evaluate(async (count) => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
    for (let i = 0; i < count; i++) {
      const field = document.querySelector<HTMLInputElement>('input[aria-label="Title"]')!
      field.focus()
      set.call(field, String(Date.now()))
      field.dispatchEvent(new Event('input', { bubbles: true }))
      // React has taken it by then.
      await new Promise((resolve) => setTimeout(resolve, 0))
      field.blur()
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
  }, edits)
  const late = (await reader.evaluate(() => window.late)).sort((a, b) => a - b)
  const at = (share: number) => late[Math.min(late.length - 1, Math.floor(share * late.length))]
  const figures = { edits, came: late.length, p50: at(0.5), p95: at(0.95), most: late.at(-1) }
  console.table({ 'note to another page, ms': figures })
  console.log(JSON.stringify(figures))
} finally {
  await browser.close()
  server.kill('SIGINT')
  await rm(data, { recursive: true, force: true })
}

async function open(name: string) {
  const context = await browser.newContext({ viewport: { width: 700, height: 420 } })
  const page = await context.newPage()
  await page.goto(`${url}?name=${name}`)
  await page.waitForFunction(() => window.gemba !== undefined)
  await page.evaluate(() => window.gemba.ready)
  return page
}
