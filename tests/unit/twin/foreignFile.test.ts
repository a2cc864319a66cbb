import { expect, it } from 'vitest'
import { foreignFile } from '#twin/foreignFile.ts'

const own = 'https://gemba.example'

it('lets files of the own origin be read', () => {
  expect(foreignFile(`${own}/models/a.glb?v=2`, own, 'model')).toBeNull()
})

it.each([
  ['https://evil.example/a.glb', 'evil.example'],
  ['https://gemba.example.evil.example/a.glb', 'gemba.example.evil.example'],
  ['https://gemba.example@evil.example/a.glb', 'evil.example'],
  ['https://gemba.example:8443/a.glb', 'gemba.example:8443'],
  ['http://gemba.example/a.glb', 'gemba.example'],
])('refuses %s and names its host', (address, host) => {
  const problem = foreignFile(address, own, 'twin file')!
  expect(problem.text).toContain(`The twin file is on ${host}. This page reads`)
  expect(problem.advice).toContain(`you trust ${host}:`)
})

it('refuses what has no host', () => {
  expect(foreignFile('data:text/plain,a', own, 'model')?.text).toContain('at a data: address')
  expect(foreignFile('file:///etc/passwd', own, 'model')).not.toBeNull()
})
