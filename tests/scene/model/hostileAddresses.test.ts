import { expect, test } from 'vitest'
import { judge, type Json } from '../../world/hostileJudge.ts'
import { makeRawModel, packGlb } from '../../world/hostileModel.ts'

const foreign = [
  'https://elsewhere.example/a.bin',
  'http://plant.example:81/a.bin',
  'http://plant.example@elsewhere.example/a.bin',
  'HTTPS://ELSEWHERE.EXAMPLE/a.bin',
  '//elsewhere.example/a.bin',
  '\\\\elsewhere.example\\a.bin',
  '/\\elsewhere.example/a.bin',
  'ht\ntps://elsewhere.example/a.bin',
  '\u0001https://elsewhere.example/a.bin',
  ' \t//elsewhere.example/a.bin',
  'file:///etc/passwd',
  'blob:http://plant.example/1234',
  'javascript:alert(1)',
  'ftp://plant.example/a.bin',
  'ws://plant.example/a.bin',
  'filesystem:http://plant.example/a.bin',
  'about:blank',
  'http://[bad',
]
test.each(foreign)('asks no other server for a buffer or an image at %j', (uri) => {
  for (const list of ['buffers', 'images']) {
    const { json, bin } = makeRawModel()
    const lists = json as Json
    lists[list].push(list === 'buffers' ? { uri, byteLength: 4 } : { uri })
    const [problem] = judge(packGlb(json, bin))
    expect(problem?.text).toMatch(/^The model wants a file from another server: /)
  }
})

test.each([
  'a.bin',
  './b/a.bin',
  '../a.bin',
  '/a.bin',
  'http://plant.example/x/a.bin',
  'a%20b.bin',
  'ä ♻.bin',
  'constructor',
])('takes a buffer on its own server at %j', (uri) => {
  const { json, bin } = makeRawModel()
  json.buffers!.push({ uri, byteLength: 4 })
  expect(judge(packGlb(json, bin))).toEqual([])
})
