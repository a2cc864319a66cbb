import { noteKeeper } from '#state/noteActs.ts'
import { useOpening } from '#state/opening.ts'
import { chooseFiles } from '../chooseFiles.ts'

/** A file larger than this holds no notes. */
const mostBytes = 64e6

/** Saves all notes as a file. */
export function exportNotes(): void {
  const text = noteKeeper()?.write()
  if (text === undefined) return
  const name = `${new Date().toISOString().slice(0, 10)}.notes.json`
  saveFile(name, new Blob([text], { type: 'application/json' }))
}

/** Saves a file as a download. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** Asks for a file of notes, ours or BCF, and joins it with the room's; `say` is told what came of it. BCF is opened where dropped files are. */
export function importNotes(say: (words: string) => void): void {
  chooseFiles({ accept: '.json,.bcf,.bcfzip' }, ([file]) => {
    if (/\.bcf(zip)?$/i.test(file.name)) useOpening.getState().open([{ path: file.name, file }])
    else if (file.size > mostBytes) say('The file is larger than 64 MB: it holds no notes.')
    else {
      file.text().then(
        (text) => say(noteKeeper()?.read(text) ?? 'Notes are not loaded yet.'),
        () => say('The file could not be read.'),
      )
    }
  })
}
