import { describe, expect, test } from 'vitest'
import { resolveAddress } from '#twin/resolveAddress.ts'

describe('resolveAddress', () => {
  test.each([
    ['hall.glb', 'models/bottling/twin.json', 'models/bottling/hall.glb'],
    ['hall.glb', 'twin.json?v=a/b', 'hall.glb'],
    ['../hall.glb', 'models/bottling/twin.json', 'models/bottling/../hall.glb'],
    ['/hall.glb', 'models/bottling/twin.json', '/hall.glb'],
    ['hall.glb', '/gemba/models/twin.json', '/gemba/models/hall.glb'],
    ['https://cdn.example/hall.glb', 'models/twin.json', 'https://cdn.example/hall.glb'],
    [
      'hall.glb',
      'https://plant.example/models/twin.json?token=1',
      'https://plant.example/models/hall.glb',
    ],
    ['/hall.glb', 'https://plant.example/models/twin.json', 'https://plant.example/hall.glb'],
    ['hall 1.glb', 'https://plant.example/twin.json', 'https://plant.example/hall%201.glb'],
    ['hall.glb', 'file:///plant/twin.json', 'file:///plant/hall.glb'],
  ])('%s beside %s', (file, base, url) => {
    expect(resolveAddress(file, base)).toEqual({ url })
  })

  test.each([
    ['javascript:alert(1)', 'twin.json'],
    ['JavaScript:alert(1)', 'https://plant.example/twin.json'],
    ['java\tscript:alert(1)', 'twin.json'],
    [' javascript:alert(1)', 'twin.json'],
    ['data:model/gltf-binary;base64,AAAA', 'twin.json'],
    ['blob:https://a/b', 'twin.json'],
    ['file:///etc/passwd', 'https://plant.example/twin.json'],
    ['C:\\models\\hall.glb', 'twin.json'],
    ['https://', 'twin.json'],
    ['hall.glb', 'blob:https://plant.example/1-2'],
  ])('refuses %j beside %s, in words', (file, base) => {
    const resolved = resolveAddress(file, base)
    expect(resolved).toHaveProperty('wrong')
    expect(resolved).toHaveProperty('advice')
  })
})
