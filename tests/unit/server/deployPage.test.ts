import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { readFlags } from '#server/readFlags.ts'

const root = join(import.meta.dirname, '../../..')

it('the page about deployment names tests that there are, in every row of what is protected', () => {
  const page = readFileSync(join(root, 'public/deploy/README.md'), 'utf8')
  const chapter = page.slice(page.indexOf('## What is protected'))
  const rows = chapter.slice(0, chapter.indexOf('\n\n', chapter.indexOf('| --- |'))).split('\n')
  const protectedThings = rows.filter((row) => row.startsWith('| ')).slice(2)
  expect(protectedThings.length).toBeGreaterThan(8)
  const files = new Set(
    readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' }).map((path) =>
      basename(path),
    ),
  )
  for (const row of protectedThings) {
    const named = row.match(/[\w-]+\.(test|spec)\.tsx?/g) ?? []
    expect([row, named.length > 0]).toEqual([row, true])
    expect(named.filter((name) => !files.has(name))).toEqual([])
  }
})

it('starts the simulator with options that the program takes', () => {
  const unit = /^ExecStart=.* start -- (.*)$/m.exec(read('systemd/gemba-simulator.service'))![1]
  const list = /command:\n((?: +- .*\n)+)/.exec(read('compose/compose.yaml'))![1]
  const words = [...list.matchAll(/^ +- '?(.*?)'?$/gm)].map(([, word]) => word)
  expect(words.slice(0, 3)).toEqual(['npm', 'start', '--'])
  for (const args of [unit.split(' '), words.slice(3)]) {
    const filled = args.map((word) => word.replace('${BROKER}', 'mqtt://gateway:x@127.0.0.1:1883'))
    expect(readFlags(filled)).toMatchObject({ brokerWs: 'ws://127.0.0.1:9001' })
  }
})

function read(path: string): string {
  return readFileSync(join(root, 'public/deploy', path), 'utf8')
}
