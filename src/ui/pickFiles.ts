import { useOpening } from '#state/opening.ts'

/** It stands on the page while a person chooses: one that nobody holds may be gone before they have. */
let asking: HTMLInputElement | null = null

/** Asks the person for files, or for a folder, and opens them. */
export function pickFiles(what: 'files' | 'folder'): void {
  asking?.remove()
  const input = document.createElement('input')
  asking = input
  input.hidden = true
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = what === 'folder'
  input.addEventListener('cancel', () => input.remove())
  input.addEventListener('change', () => {
    input.remove()
    const given = [...(input.files ?? [])].map((file) => ({
      path: file.webkitRelativePath || file.name,
      file,
    }))
    if (given.length > 0) useOpening.getState().open(given)
  })
  document.body.append(input)
  input.click()
}
