import { noteSaved } from '#state/changes.ts'
import { setOpening } from '#state/opening.ts'
import { usePlant } from '#state/plant.ts'
import { addProblem } from '#state/problems.ts'

/** The part of the File System Access API that is used; not every browser has it. */
type SavePicker = (options: object) => Promise<{
  createWritable(): Promise<{ write(text: string): Promise<void>; close(): Promise<void> }>
}>

/** Saves the open twin file as it is now: as a download, or over a file that the person chooses. */
export async function saveTwin(way: 'download' | 'file'): Promise<void> {
  const { file } = usePlant.getState()
  if (!file) return
  if (way === 'download') {
    download(file.text)
    noteSaved()
    setOpening({ isStarter: false })
    return
  }
  try {
    const pick: SavePicker = Reflect.get(window, 'showSaveFilePicker').bind(window)
    const types = [{ description: 'Twin file', accept: { 'application/json': ['.json'] } }]
    const handle = await pick({ suggestedName: 'twin.json', types })
    const writable = await handle.createWritable()
    await writable.write(file.text)
    await writable.close()
    noteSaved()
    setOpening({ isStarter: false })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return
    const reason = error instanceof Error ? error.message : String(error)
    addProblem({
      from: 'page',
      severity: 'error',
      text: `The twin file could not be written: ${reason}`,
      advice: 'Save it as a download instead.',
    })
  }
}

function download(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'twin.json'
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
