import { appendFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'

const cache = join(import.meta.dirname, '../.cache')

/**
 * Notes a figure that a test has come by, in the words of the table of promises that `npm test` prints at its end: `noteFigure('R4',
 * 'shown after', 1.93, 's')`. It judges nothing: how quick a shared machine is is no verdict of a test.
 */
export function noteFigure(id: string, words: string, value: number, unit = ''): void {
  if (!existsSync(cache)) return
  const line = { id, words, value: Number(value.toPrecision(3)), unit }
  appendFileSync(join(cache, 'figures.jsonl'), `${JSON.stringify(line)}\n`)
}
