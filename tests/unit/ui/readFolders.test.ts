import { expect, test } from 'vitest'
import { readFolders } from '#ui/readFolders.ts'

/** A folder as a browser tells of it: some entries at a time, then none. */
function folder(path: string, entries: readonly FileSystemEntry[], atOnce = 2): FileSystemEntry {
  const createReader = () => {
    let at = 0
    return {
      readEntries: (take: (some: FileSystemEntry[]) => void) => {
        take(entries.slice(at, (at += atOnce)))
      },
    }
  }
  return { isDirectory: true, isFile: false, fullPath: path, createReader } as never
}

function file(path: string, text = path): FileSystemEntry {
  const open = (take: (file: File) => void) => take(new File([text], path))
  return { isDirectory: false, isFile: true, fullPath: path, file: open } as never
}

const refuse = (_: unknown, fail: (error: unknown) => void) => fail(new Error('no'))

function unreadable(path: string): FileSystemEntry {
  const createReader = () => ({ readEntries: refuse })
  return { isDirectory: path.endsWith('/'), fullPath: path, file: refuse, createReader } as never
}

const paths = async (entries: readonly FileSystemEntry[], most?: number) => {
  const { files, isCut } = await readFolders(entries, most)
  return { paths: files.map(({ path }) => path), isCut }
}

test('lists the files in folders with their paths, however few a reader tells at a time', async () => {
  const textures = folder('/plant/textures', [file('/plant/textures/a.png')])
  const names = ['a.glb', 'b.glb', 'c.glb', 'twin.json']
  const plant = folder('/plant', [...names.map((name) => file(`/plant/${name}`)), textures])
  expect(await paths([plant, file('/notes.txt')])).toEqual({
    paths: ['notes.txt', ...names.map((name) => `plant/${name}`), 'plant/textures/a.png'],
    isCut: false,
  })
  const { files } = await readFolders([file('/a.glb', 'bytes')])
  expect(await files[0].file.text()).toBe('bytes')
})

test('passes over what cannot be read', async () => {
  const plant = folder('/plant', [unreadable('/plant/a.glb'), unreadable('/plant/locked/')])
  expect(await paths([plant, file('/b.glb')])).toEqual({ paths: ['b.glb'], isCut: false })
})

test('says when there are more files than are taken, and not when there are just as many', async () => {
  const three = ['/a', '/b', '/c'].map((path) => file(path))
  expect(await paths(three, 3)).toEqual({ paths: ['a', 'b', 'c'], isCut: false })
  expect(await paths([folder('/d', three)], 2)).toEqual({ paths: ['a', 'b'], isCut: true })
})
