/** It stands on the page while a person chooses: one that nobody holds may be gone before they have. */
let asking: HTMLInputElement | null = null

/** What can be chosen. */
type Choice = {
  /** As in the attribute of the same name: `.json,.bcf`. */
  accept?: string
  several?: boolean
  isFolder?: boolean
  /** A phone offers its camera. */
  isCamera?: boolean
}

/** Asks a person for files of their computer; `take` gets one at least, or is not called. */
export function chooseFiles(
  choice: Choice,
  take: (files: readonly [File, ...File[]]) => void,
): void {
  asking?.remove()
  const input = document.createElement('input')
  asking = input
  input.hidden = true
  input.type = 'file'
  input.accept = choice.accept ?? ''
  input.multiple = choice.several ?? false
  input.webkitdirectory = choice.isFolder ?? false
  if (choice.isCamera) input.setAttribute('capture', 'environment')
  input.addEventListener('cancel', () => input.remove())
  input.addEventListener('change', () => {
    input.remove()
    const [first, ...others] = input.files ?? []
    if (first) take([first, ...others])
  })
  document.body.append(input)
  input.click()
}
