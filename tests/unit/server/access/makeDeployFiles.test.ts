import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { plants } from '#scenarios/plants/index.ts'
import { makeDeployFiles } from '#server/access/makeDeployFiles.ts'
import { makeMosquittoAccess } from '#server/access/makeMosquittoAccess.ts'
import { commandTopics, telemetryProblem, telemetryTopics } from '#server/access/telemetryTopics.ts'
import { TopicTree } from '#twin/TopicTree.ts'

const root = dirname(dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url))))))

describe('the files in public/deploy', () => {
  it('are what the table makes today (npm run access -- deploy makes them anew)', () => {
    for (const [path, text] of Object.entries(makeDeployFiles())) {
      const file = join(root, 'public/deploy', path)
      expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(text)
    }
  })

  it('let the demo plants publish all that they publish', () => {
    const tree = new TopicTree<true>()
    for (const filter of telemetryTopics) tree.add(filter, true)
    const unknown = new Set<string>()
    for (const makePlant of Object.values(plants)) {
      const plant = makePlant(1)
      for (let step = 0; step < 12; step++) {
        plant.step(0.2)
        plant.publish(0, (topic) => {
          const found: true[] = []
          tree.match(topic, found)
          if (found.length === 0) unknown.add(topic)
        })
      }
    }
    expect([...unknown]).toEqual([])
  })
})

describe('telemetryProblem', () => {
  it('refuses topics that hold those of rooms', () => {
    const wide = [
      '#',
      'gemba/#',
      '+/#',
      'gemba/+/#',
      'gemba/bottling/#',
      'gemba/+/note/#',
      '+/+/+/x',
      'gemba/hall/command/#',
    ]
    expect(wide.filter((filter) => telemetryProblem(filter) === null)).toEqual([])
    const fine = [...telemetryTopics, ...commandTopics, 'plant/#', 'gemba/hall/line1/+']
    expect(fine.filter((filter) => telemetryProblem(filter) !== null)).toEqual([])
    expect(telemetryProblem('a/#/b')).toContain('#')
    expect(telemetryProblem('a b')).toContain('spaces')
  })
})

describe('makeMosquittoAccess', () => {
  it('gives the plant of another site its own topics and no others', () => {
    const text = makeMosquittoAccess([{ name: 'gateway', account: 'plant' }], ['hall/#'])
    expect(text).toContain('user gateway\n')
    expect(text).toContain('topic write hall/#\n')
    expect(text).not.toContain('bottling')
  })
})
