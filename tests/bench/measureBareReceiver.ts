import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publishLoad } from '../world/makeLoadPlant.ts'
import { openMosquitto } from '../world/openMosquitto.ts'
import type { MessageLoad } from './measureMessages.ts'
import { openBarePage } from './openBarePage.ts'

/** How many messages came in all, and how long after the last was sent the last one came, milliseconds. */
export type ReceiverFigures = { received: number; recoveredMs: number }

const read = (name: string): Promise<string> => readFile(join(import.meta.dirname, name), 'utf8')

/**
 * Offers what `measureMessages` offers to a page that does nothing but count messages in a worker: what a browser can take here at
 * all, beside this broker and this publisher.
 */
export async function measureBareReceiver(load: MessageLoad): Promise<ReceiverFigures> {
  const { parts, perSecond, perMessage = 1, seconds } = load
  const broker = await openMosquitto(['max_queued_messages 0', 'max_inflight_messages 0'])
  const files = {
    'index.html': '<!doctype html><html><body></body></html>',
    'bareReceiver.js': await read('bareReceiver.mjs'),
  }
  const program = await read('bareReceiverPage.mjs')
  let published: ReturnType<typeof publishLoad> | undefined
  let opening: ReturnType<typeof openBarePage> | undefined
  const figures = await new Promise<ReceiverFigures>((resolve, reject) => {
    opening = openBarePage(files, `broker=${encodeURIComponent(broker.ws)}`, program, {
      ready: () => {
        published = publishLoad(broker.tcp, { signals: parts, perSecond, seconds, perMessage })
        return {}
      },
      measured: () => published?.then(() => ({})),
      done: resolve,
    })
    opening.catch(reject)
  })
  await (await opening)?.close()
  await broker.close()
  return figures
}
