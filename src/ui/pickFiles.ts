import { useOpening } from '#state/opening.ts'
import { chooseFiles } from './chooseFiles.ts'

/** Asks the person for files, or for a folder, and opens them. */
export function pickFiles(what: 'files' | 'folder'): void {
  chooseFiles({ several: true, isFolder: what === 'folder' }, (files) => {
    const given = files.map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    useOpening.getState().open(given)
  })
}
