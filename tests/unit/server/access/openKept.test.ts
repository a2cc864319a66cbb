import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openData } from '#server/access/openData.ts'
import { openKept } from '#server/access/openKept.ts'

let folder: string
const said: string[] = []
const say = (line: string) => void said.push(line)
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'gemba-kept-')), 'data')
  said.length = 0
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

const message = (text: string) => ({ payload: Buffer.from(text), qos: 1 as const })
const readAll = (kept: ReturnType<typeof openKept>) =>
  Object.fromEntries([...kept.messages].map(([topic, { payload }]) => [topic, payload.toString()]))

describe('openKept', () => {
  it('brings back the latest message of each topic, whatever bytes it has', () => {
    const first = openKept(folder, say)
    const bytes = Buffer.from([0, 10, 13, 255, 254])
    first.keep('a/1', message('old'))
    first.keep('a/1', message('new\nline'))
    first.keep('a/2', message('gone'))
    first.keep('a/2', message(''))
    first.keep('现/場', { payload: bytes, qos: 0 })
    first.close()
    const second = openKept(folder, say)
    expect(second.messages.get('a/1')).toEqual({ payload: Buffer.from('new\nline'), qos: 1 })
    expect(second.messages.get('现/場')).toEqual({ payload: bytes, qos: 0 })
    expect(second.messages.size).toBe(2)
    expect(said).toEqual([])
    second.close()
  })

  it('passes over a line that a crash has cut, says so, and goes on after it', () => {
    const first = openKept(folder, say)
    first.keep('a', message('1'))
    first.close()
    appendFileSync(join(folder, 'kept.jsonl'), '["b",1,"aGFs')
    const second = openKept(folder, say)
    expect(readAll(second)).toEqual({ a: '1' })
    expect(said).toEqual([expect.stringContaining('1 lines could not be read')])
    second.keep('c', message('3'))
    second.close()
    expect(readAll(openKept(folder, say))).toEqual({ a: '1', c: '3' })
  })

  it('takes no harm from a file of something else', () => {
    mkdirSync(folder)
    writeFileSync(
      join(folder, 'kept.jsonl'),
      'null\n[1,2,3]\n{}\n["a",7,"x"]\n\u0000\n["b",1,"eQ=="]\n',
    )
    expect(readAll(openKept(folder, say))).toEqual({ b: 'y' })
  })

  it('does not grow by what is written again and again', () => {
    const kept = openKept(folder, say)
    const text = 'x'.repeat(10_000)
    for (let i = 0; i < 500; i++) kept.keep('a', message(`${text}${i}`))
    expect(statSync(join(folder, 'kept.jsonl')).size).toBeLessThan(1_100_000)
    kept.close()
    expect(readAll(openKept(folder, say))).toEqual({ a: `${text}499` })
    expect(readFileSync(join(folder, 'kept.jsonl'), 'utf8').split('\n')).toHaveLength(2)
  })
})

describe('openData', () => {
  it('lets one program at a time write a folder; another keeps its notes in memory and says so', async () => {
    const first = await openData(folder, say)
    const second = await openData(folder, say)
    expect(said).toEqual([expect.stringContaining('--data DIR')])
    second.keep('a', message('from the second'))
    first.keep('b', message('from the first'))
    second.close()
    first.close()
    const third = await openData(folder, say)
    expect([...third.messages.keys()]).toEqual(['b'])
    third.close()
  })

  it('goes on in memory where nothing can be written, and says so', async () => {
    writeFileSync(join(folder, '..', 'file'), '')
    const kept = await openData(join(folder, '..', 'file', 'below'), say)
    kept.keep('a', message('1'))
    expect(kept.messages.size).toBe(1)
    expect(said).toEqual([expect.stringMatching(/cannot be written .*--data DIR/)])
    kept.close()
  })
})
