import type { GivenFile } from '#state/opening.ts'

/** More files than this belong to no plant: then what was found first is taken. */
const mostFiles = 5000

/** The files of what was dropped; `isCut` when there were more than are taken. */
export type Folders = { files: GivenFile[]; isCut: boolean }

/** Lists the files of what was dropped, those in folders too, with their paths. What cannot be read is passed over. */
export async function readFolders(
  entries: readonly FileSystemEntry[],
  most = mostFiles,
): Promise<Folders> {
  const files: GivenFile[] = []
  const open = [...entries]
  // By number: taking from the front of a long list is slow.
  for (let next = 0; next < open.length; next++) {
    const entry = open[next]
    // One after the other, so that their order is that of the folders.
    if (entry.isDirectory) {
      // oxlint-disable-next-line no-await-in-loop
      for (const one of await list(entry as FileSystemDirectoryEntry)) open.push(one)
    } else {
      if (files.length === most) return { files, isCut: true }
      // oxlint-disable-next-line no-await-in-loop
      const file = await fileOf(entry as FileSystemFileEntry)
      if (file) files.push({ path: entry.fullPath.replace(/^\//, ''), file })
    }
  }
  return { files, isCut: false }
}

/** A reader tells some at a time, until there are none left. */
async function list(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a reader has an order
    const some = await new Promise<FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    )
    if (some.length === 0) return all
    for (const one of some) all.push(one)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)))
}
