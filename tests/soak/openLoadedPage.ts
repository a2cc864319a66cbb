import type { Browser, Page } from '@playwright/test'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen } from '#server/listen.ts'
import { makeStaticHost } from '#server/makeStaticHost.ts'
import { makeLoadPlant } from '../world/makeLoadPlant.ts'
import { openMosquitto, type Mosquitto } from '../world/openMosquitto.ts'
import { openProxy } from '../world/openProxy.ts'

type LoadedPage = {
  page: Page
  broker: Mosquitto
  /** Between the page and the broker. */
  proxy: Awaited<ReturnType<typeof openProxy>>
  /** Of the plant, by name. */
  files: Record<string, string | Uint8Array>
  /** Errors that nobody caught. */
  uncaught: Error[]
  close(): Promise<void>
}

/**
 * The built page with a synthetic plant of so many parts, in a small window, at a mosquitto of its own, when it shows all. `prepare` is called before
 * its first line runs.
 */
export async function openLoadedPage(
  browser: Browser,
  parts: number,
  prepare: (page: Page) => Promise<void>,
): Promise<LoadedPage> {
  const files = await makeLoadPlant(parts)
  const folder = await mkdtemp(join(tmpdir(), 'gemba-soak-'))
  await cp(join(import.meta.dirname, '../../dist'), folder, { recursive: true })
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
  const host = makeStaticHost(folder)
  const server = createServer((request, response) => void host(request, response))
  const port = await listen(server, '127.0.0.1', 0, '--port')
  const broker = await openMosquitto()
  const proxy = await openProxy(Number(new URL(broker.ws).port))
  const page = await browser.newPage({ viewport: { width: 320, height: 240 } })
  const uncaught: Error[] = []
  page.on('pageerror', (error) => {
    uncaught.push(error)
    console.error(error)
  })
  const close = async (): Promise<void> => {
    await page.close()
    proxy.close()
    await broker.close()
    server.close()
    server.closeAllConnections()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    // What tsx puts into functions that are sent to the page.
    await page.addInitScript('globalThis.__name = (named) => named')
    await prepare(page)
    const address = encodeURIComponent(`ws://127.0.0.1:${proxy.port}`)
    await page.goto(`http://127.0.0.1:${port}/?twin=twin.json&broker=${address}`)
    await page.evaluate(() => window.gemba.ready)
  } catch (cause) {
    await close()
    throw cause
  }
  return { page, broker, proxy, files, uncaught, close }
}
