import { expect, test } from 'vitest'
import { givenFiles } from '../../../src/givenFiles.ts'

const base = 'http://host/@given/1/'

test('finds a file however its name is written in a model', () => {
  for (const [path, asked] of [
    ['plant/my tex (1).png', 'my tex (1).png'],
    ['plant/my tex.png', 'my%20tex.png'],
    ['plant/a=b@2,c.png', 'a=b@2,c.png'],
    ['plant/a=b@2,c.png', 'a%3Db%402%2Cc.png'],
    ['plant/100%.png', '100%25.png'],
    ['plant/ä.png', 'a\u0308.png'],
    ['plant/tex/ä.png', './tex/%C3%A4.png'],
    ['plant/a#1.png', 'a%231.png'],
  ]) {
    const file = new Blob([path])
    const files = givenFiles([{ path, file }], base)
    expect(files.get(new URL(asked, `${base}plant/hall.gltf`).href)).toBe(file)
  }
})
