import { useOpening } from '#state/opening.ts'

/** Asks the person for files, or for a folder, and opens them. */
export function pickFiles(what: 'files' | 'folder'): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = what === 'folder'
  input.addEventListener('change', () => {
    const given = [...(input.files ?? [])].map((file) => ({
      path: file.webkitRelativePath || file.name,
      file,
    }))
    if (given.length > 0) useOpening.getState().open(given)
  })
  input.click()
}
