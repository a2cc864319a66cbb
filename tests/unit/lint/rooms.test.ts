import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, test } from 'vitest'

type Case = { room: string; text: string; refused: string | null; name: string }

const imports = (room: string, path: string, refused: string | null): Case => ({
  room,
  text: `export { anything } from '${path}'\n`,
  refused,
  name: `${refused ? 'refuses' : 'allows'} ${room} importing ${path}`,
})
const says = (room: string, expression: string, refused: string): Case => ({
  room,
  text: `export const thing = () => ${expression}\n`,
  refused,
  name: `refuses ${expression} in ${room}`,
})
const frame = (expression: string, tag: string, refused: string | null): Case => ({
  room: 'twin',
  text: `/** ${tag} */\nexport function step(list: number[]): unknown {\n  return (${expression}) ?? list\n}\n`,
  refused,
  name: `${refused ? 'refuses' : 'allows'} ${expression} in a function marked ${tag}`,
})

const allocating = ['new Set()', '[1, 2]', '{ a: 1 }', '() => 1', 'list.map(String)', '[...list]']
const cases: Case[] = [
  imports('twin', '#state/plant.ts', 'no-restricted-imports'),
  imports('scenarios', '#feed/openFeed.ts', 'no-restricted-imports'),
  imports('feed', '#scene/Place.tsx', 'no-restricted-imports'),
  imports('behaviours', '#scene/Place.tsx', 'no-restricted-imports'),
  imports('state', '#ui/Page.tsx', 'no-restricted-imports'),
  imports('scene', '#feed/openFeed.ts', 'no-restricted-imports'),
  imports('ui', '#scene/Place.tsx', 'no-restricted-imports'),
  imports('server', '#feed/openFeed.ts', 'no-restricted-imports'),
  imports('scene', '../behaviours/index.ts', 'no-restricted-imports'),
  imports('twin', 'three', 'no-restricted-imports'),
  imports('feed', 'three', 'no-restricted-imports'),
  imports('feed', '#twin/Twin.ts', null),
  imports('scene', '#behaviours/index.ts', null),
  imports('ui', '#state/plant.ts', null),
  imports('server', '#scenarios/plants/index.ts', null),
  says('behaviours', 'Date.now()', 'no-restricted-properties'),
  says('scenarios', 'Math.random()', 'no-restricted-properties'),
  says('twin', 'window.innerWidth', 'no-restricted-globals'),
  ...allocating.map((expression) => frame(expression, '@frame', 'no-allocation')),
  ...allocating.map((expression) => frame(expression, 'each frame', null)),
]

/** Lints all cases in one run, each as if it stood in its room of `src/`; rule names by case. */
function lintAll(): Map<number, string[]> {
  const root = join(import.meta.dirname, '../../..')
  const world = mkdtempSync(join(root, 'tests', 'lint', 'world-'))
  try {
    const files = cases.map(({ room, text }, i) => {
      const file = join(world, 'src', room, `case${i}.ts`)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
      return file
    })
    const program = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint')
    const args = [program, '-c', 'oxlint.config.js', '--format=json', ...files]
    const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
    const found = new Map<number, string[]>()
    const report = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] }
    for (const { code, filename } of report.diagnostics) {
      const i = Number(basename(filename).match(/\d+/)?.[0])
      found.set(i, [...(found.get(i) ?? []), code])
    }
    return found
  } finally {
    rmSync(world, { recursive: true, force: true })
  }
}

const found = lintAll()

test.each(cases.map((one, i) => [one.name, one.refused, i] as const))('%s', (_, refused, i) => {
  const codes = (found.get(i) ?? []).join(' ')
  const pattern = refused ? new RegExp(refused) : /^(?!.*(no-restricted|no-allocation))/
  expect(codes).toMatch(pattern)
})
