import { noteKeeper } from '#state/noteActs.ts'

/** A file larger than this holds no notes. */
const mostBytes = 64e6

/** Saves all notes as a file. */
export function exportNotes(): void {
  const text = noteKeeper()?.write()
  if (text === undefined) return
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = `${new Date().toISOString().slice(0, 10)}.notes.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** It stands on the page while a person chooses: one that nobody holds may be gone before they have. */
let asking: HTMLInputElement | null = null

/** Asks for a file of notes and joins it with the room's; `say` is told what came of it. */
export function importNotes(say: (words: string) => void): void {
  asking?.remove()
  const input = document.createElement('input')
  asking = input
  input.hidden = true
  input.type = 'file'
  input.accept = '.json'
  input.addEventListener('cancel', () => input.remove())
  input.addEventListener('change', () => {
    input.remove()
    const file = input.files?.[0]
    if (!file) return
    if (file.size > mostBytes) say('The file is larger than 64 MB: it holds no notes.')
    else {
      file.text().then(
        (text) => say(noteKeeper()?.read(text) ?? 'Notes are not loaded yet.'),
        () => say('The file could not be read.'),
      )
    }
  })
  document.body.append(input)
  input.click()
}
