import { existsSync } from 'node:fs'
import { join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const others = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Path of a Chromium on this machine (GEMBA_BROWSER, then the PATH, then usual places), or undefined: Playwright's own. */
export function findBrowser() {
  if (process.env.GEMBA_BROWSER) return process.env.GEMBA_BROWSER
  const separator = process.platform === 'win32' ? ';' : ':'
  const folders = (process.env.PATH ?? '').split(separator)
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...found, ...others].find((path) => existsSync(path))
}
