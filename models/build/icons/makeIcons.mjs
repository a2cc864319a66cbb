/** Draws the icons of the installed page from `public/gemba.svg`, by a browser: `node models/build/icons/makeIcons.mjs`. */
import { chromium } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { findBrowser } from '../../../tests/findBrowser.mjs'

const folder = new URL('../../../public/', import.meta.url)
const svg = await readFile(new URL('gemba.svg', folder), 'utf8')
const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] })
await Promise.all([192, 512].map(draw))
await browser.close()

async function draw(size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  // Square to its edge, so that a system may cut it to the shape of its own.
  const square = svg.replace(' rx="6"', '')
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${square}`)
  await page.screenshot({ path: new URL(`gemba-${size}.png`, folder).pathname })
}
