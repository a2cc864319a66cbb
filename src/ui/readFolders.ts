import type { GivenFile } from '#state/opening.ts'

/** More files than this belong to no plant: then what was found first is taken. */
const most = 5000

/** Lists the files of what was dropped, those in folders too, with their paths. What cannot be read is passed over. */
export async function readFolders(entries: readonly FileSystemEntry[]): Promise<GivenFile[]> {
  const found: GivenFile[] = []
  const open = [...entries]
  while (open.length > 0 && found.length < most) {
    const entry = open.shift()!
    // One after the other, so that their order is that of the folders.
    // oxlint-disable-next-line no-await-in-loop
    if (entry.isDirectory) open.push(...(await list(entry as FileSystemDirectoryEntry)))
    else {
      // oxlint-disable-next-line no-await-in-loop
      const file = await fileOf(entry as FileSystemFileEntry)
      if (file) found.push({ path: entry.fullPath.replace(/^\//, ''), file })
    }
  }
  return found
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
    all.push(...some)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(null)))
}
