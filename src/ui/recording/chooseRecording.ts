/** It stands on the page while a person chooses: one that nobody holds may be gone before they have. */
let asking: HTMLInputElement | null = null

/** Asks for the file of a recording. */
export function chooseRecording(take: (file: File) => void): void {
  asking?.remove()
  const input = document.createElement('input')
  asking = input
  input.hidden = true
  input.type = 'file'
  input.accept = '.gemba'
  input.addEventListener('cancel', () => input.remove())
  input.addEventListener('change', () => {
    input.remove()
    const file = input.files?.[0]
    if (file) take(file)
  })
  document.body.append(input)
  input.click()
}
