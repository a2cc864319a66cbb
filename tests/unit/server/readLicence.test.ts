import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  isAllowedLicence,
  packageFolder,
  readLicence,
  writeLicences,
} from '#server/plugin/readLicence.ts'

const root = join(import.meta.dirname, '../../..')

describe('readLicence', () => {
  it.each([
    ['/a/node_modules/three/src/core/Clock.js', '/a/node_modules/three'],
    ['\0/a/node_modules/@base-ui/react/x.js?commonjs', '/a/node_modules/@base-ui/react'],
    ['/a/node_modules/b/node_modules/c/d.js', '/a/node_modules/b/node_modules/c'],
    ['/a/src/main.tsx', null],
    ['\0vite/preload-helper.js', null],
  ])('knows the package of %s', (module, folder) => {
    expect(packageFolder(module)).toBe(folder)
  })

  it('lets only licences be shipped that ask for no more than to be named', () => {
    for (const fine of ['MIT', 'ISC', '(MIT OR GPL-3.0)', '(Apache-2.0 AND BSD-3-Clause)'])
      expect([fine, isAllowedLicence(fine)]).toEqual([fine, true])
    for (const wrong of ['GPL-3.0', 'AGPL-3.0-only', 'MPL-2.0', 'MIT AND GPL-2.0', 'none', ''])
      expect([wrong, isAllowedLicence(wrong)]).toEqual([wrong, false])
    expect(readLicence(join(root, 'node_modules'))).toContain('is no package')
  })

  it('names a package with its version and the text of its licence', () => {
    const three = readLicence(join(root, 'node_modules/three'))
    if (typeof three === 'string') throw new Error(three)
    const text = writeLicences([three])
    expect(text).toContain(`three ${three.version}: MIT`)
    expect(text).toContain('Permission is hereby granted, free of charge')
  })
})
