import type { JSHandle, Page } from '@playwright/test'
import { expect } from './world.ts'

/** Files by their names. */
export type Given = Record<string, Uint8Array | string>

/** Drops files onto the page, as the browser does when a person lets go of them. */
export async function drop(page: Page, given: Given): Promise<void> {
  const transfer = await makeTransfer(page, given)
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await expect(page.getByText('Drop a model, a folder, a .zip or a twin.json')).toBeVisible()
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
  await expect(page.getByText('Drop a model, a folder, a .zip or a twin.json')).toBeHidden()
}

/** Pastes files into the page. */
export async function paste(page: Page, given: Given): Promise<void> {
  const transfer = await makeTransfer(page, given)
  await transfer.evaluate((clipboardData) => {
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  })
}

/** Drops files and folders of this machine in the middle of the page, by the browser's own drag and drop. */
export async function dropPaths(page: Page, files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const { width, height } = page.viewportSize()!
  const data = { items: [], files, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data })
  await session.detach()
}

function makeTransfer(page: Page, given: Given): Promise<JSHandle<DataTransfer>> {
  const files = Object.entries(given).map(([name, content]) => {
    return { name, data: Buffer.from(content).toString('base64') }
  })
  return page.evaluateHandle((list) => {
    const made = new DataTransfer()
    for (const { name, data } of list) {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
      made.items.add(new File([bytes], name))
    }
    return made
  }, files)
}
