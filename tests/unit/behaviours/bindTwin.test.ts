import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Target } from '#behaviours/Behaviour.ts'
import { BehaviourLoop } from '#behaviours/BehaviourLoop.ts'
import { bindTwin } from '#behaviours/bindTwin.ts'
import { behaviours } from '#behaviours/index.ts'
import { makeAssetIndex } from '#behaviours/makeAssetIndex.ts'
import { ClipTable } from '#twin/ClipTable.ts'
import { LabelTable } from '#twin/LabelTable.ts'
import { PartTable } from '#twin/PartTable.ts'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import type { Asset, Show } from '#twin/Twin.ts'
import { nodesFrom, treeOf } from '../twin/randomTree.ts'
import { colourOf, makeParts, makeStateSignal, makeTwin } from './makeWorld.ts'

function asset(id: string, parent: number, parts: Record<string, string[]> = {}): Asset {
  return { id, name: id, kind: 'asset', parent, parts, signals: [], shows: [] }
}

function show(behaviour: keyof typeof behaviours, parts: string[], options: unknown = {}): Show {
  const read = behaviours[behaviour].options.parse(options)
  return { asset: 0, behaviour, signal: 0, parts, options: read, where: `show ${parts.join()}` }
}

const bounds: Target['bounds'] = () => [0, 0, 0, 1, 1, 1]

function bind(shows: Show[], id = 'hall') {
  const twin = makeTwin({ assets: [asset('site', -1)], signals: [makeStateSignal()], shows })
  const signals = new SignalTable(1)
  const loop = new BehaviourLoop(signals)
  const parts = makeParts()
  const clips = new ClipTable([{ name: 'Pick', duration: 1 }])
  const model = { id, parts, clips, labels: new LabelTable(), bounds }
  const problems = bindTwin(twin, model, loop, 0)
  return { loop, parts, problems, signals }
}

const running = { states: { running: 'ok' } }
const faulted = { states: { running: 'alarm' } }

describe('bindTwin', () => {
  it('binds matched parts, and all parts below matched groups, each once', () => {
    const { loop, parts, problems } = bind([show('colour', ['Machine', 'Body', 'Tank'], running)])
    expect(problems).toEqual([])
    const shown = parts.paths.filter((_, row) => loop.shownBy(parts, row).length === 1)
    expect(shown).toEqual(['Hall/Machine', 'Hall/Machine/Body', 'Hall/Machine/Drive', 'Hall/Tank'])
  })

  it('moves only the outermost of the matched nodes', () => {
    const { loop, parts, signals } = bind([show('slide', ['Machine', 'Machine/*'], { axis: 'x' })])
    signals.write(0, 1, NaN, 0, Quality.good)
    loop.run(0.1, 0.1)
    expect(parts.matrix[2 * 12 + 3]).toBe(11)
  })

  it('leaves out patterns of other models and those that match nothing', () => {
    const { loop, parts, problems } = bind([
      show('colour', ['yard:Body', 'Nowhere'], running),
      show('glow', ['hall:Body'], running),
    ])
    expect(problems).toEqual([])
    expect(loop.shownBy(parts, 2)).toEqual(['glow machine.state'])
  })

  it('lets the later of two bindings have the part, and says so', () => {
    const { loop, parts, problems, signals } = bind([
      show('colour', ['Machine'], running),
      show('colour', ['Body'], faulted),
    ])
    expect(problems).toEqual([
      {
        from: 'behaviour',
        severity: 'warning',
        text: '"colour" does not act on Hall/Machine/Body: a later "colour" (show Body) does.',
        where: 'show Machine',
        advice: 'Keep one of the two, or give them different parts.',
      },
    ])
    signals.write(0, 1, NaN, 0, Quality.good)
    loop.run(0.1, 0.1)
    expect(colourOf(parts, 2)[0]).toBeGreaterThan(0.5)
    expect(colourOf(parts, 3)[0]).toBeLessThan(0.2)
  })

  it('lets motions, labels, and blinking over glowing stand side by side', () => {
    const { problems } = bind([
      show('slide', ['Body'], { axis: 'x' }),
      show('slide', ['Body'], { axis: 'z' }),
      show('label', ['Body']),
      show('label', ['Body']),
      show('glow', ['Body'], running),
      show('blink', ['Body'], { states: ['faulted'] }),
      show('flow', ['Body'], { carry: true, along: 'x' }),
      show('flow', ['Body']),
    ])
    expect(problems).toEqual([])
  })

  it('lets one binding have an animation, whatever its parts', () => {
    const { problems, loop, parts } = bind([
      show('clip', ['Body'], { clip: 'Pick' }),
      show('clip', ['Tank'], { clip: 'Pick', mode: 'position' }),
    ])
    expect(problems).toHaveLength(1)
    expect(problems[0].text).toContain('Pick')
    expect(loop.shownBy(parts, 2)).toEqual([])
  })

  it('reports states and animations that there are not, and still binds', () => {
    const { problems, loop, parts } = bind([
      show('colour', ['Body'], { states: { runing: 'ok' } }),
      show('clip', ['Tank'], { clip: 'Pik' }),
      { ...show('spin', ['Body']), behaviour: 'toString' },
    ])
    expect(problems.map((problem) => problem.text)).toEqual([
      'There is no behaviour "toString".',
      'machine.state has no state "runing".',
      'The model has no animation "Pik".',
    ])
    expect(loop.shownBy(parts, 2)).toEqual(['colour machine.state'])
  })
})

describe('makeAssetIndex', () => {
  const twin = makeTwin({
    assets: [
      asset('site', -1, { hall: ['/Hall'] }),
      asset('line', 0),
      asset('machine', 1, { all: ['Machine/**'], drive: ['Tank'] }),
      asset('drive', 2, { motor: ['hall:Machine/Drive'] }),
      asset('tank', 0, { body: ['Tank'] }),
    ],
  })
  const parts = makeParts()
  const index = makeAssetIndex(twin, 'hall', parts)

  it('gives a part to the asset that names it, or the nearest group above', () => {
    expect([...index.assetOfRow]).toEqual([0, 0, 2, 3, 2])
  })

  it('finds the parts of an asset and of all below it', () => {
    expect([...index.rowsOfAsset(0)]).toEqual([2, 3, 4])
    expect([...index.rowsOfAsset(1)]).toEqual([2, 3, 4])
    expect([...index.rowsOfAsset(3)]).toEqual([3])
    expect([...index.rowsOfAsset(4)]).toEqual([])
  })

  it('knows the outermost groups that hold nothing else', () => {
    expect([...index.nodesOfAsset(0)]).toEqual([0])
    expect([...index.nodesOfAsset(3)]).toEqual([3])
    expect([...index.nodesOfAsset(4)]).toEqual([])
    expect([...index.nodesOfAsset(-1)]).toEqual([])
  })

  it('stands for the same parts with these groups, whatever the tree', () => {
    fc.assert(
      fc.property(treeOf(40), fc.array(fc.nat(40), { minLength: 1, maxLength: 5 }), (tree, own) => {
        const found = nodesFrom(tree)
        for (const [i, node] of found.entries()) node.isPart = i % 3 !== 0
        const nodes = new PartTable(found)
        const paths = own.map((row) => `/${nodes.paths[row % nodes.size]}`)
        const assets = [
          asset('all', -1),
          ...paths.map((path, i) => asset(`a${i}`, 0, { p: [path] })),
        ]
        const made = makeAssetIndex(makeTwin({ assets }), 'hall', nodes)
        for (let number = 0; number < assets.length; number++) {
          const held = new Set<number>()
          let last = -1
          for (const row of made.nodesOfAsset(number)) {
            expect(row).toBeGreaterThan(last)
            last = row
            for (let below = row; below < nodes.end[row]; below++)
              if (nodes.isPart[below] !== 0) held.add(below)
          }
          const rows = made.rowsOfAsset(number)
          for (const row of rows) expect(held.has(row)).toBe(true)
          // a part of the asset may have parts of another below it
          for (const row of rows)
            for (let below = row; below < nodes.end[row]; below++) held.delete(below)
          expect([...held]).toEqual([])
        }
      }),
    )
  })

  it('ignores what is meant for another model', () => {
    expect([...makeAssetIndex(twin, 'yard', parts).assetOfRow]).toEqual([0, 0, 2, 2, 2])
  })
})
