import { addProblem } from '#state/problems.ts'
import { setOpening, useOpening, type GivenFile } from '#state/opening.ts'

/** Takes files that are dropped anywhere on the page, or pasted into it. Returns its stop. */
export function attachDrop(): () => void {
  const listeners = { dragenter: over, dragover: over, dragleave: leave, drop, paste }
  const all = Object.entries(listeners) as [keyof WindowEventMap, (event: Event) => void][]
  for (const [kind, listener] of all) window.addEventListener(kind, listener)
  return () => {
    for (const [kind, listener] of all) window.removeEventListener(kind, listener)
  }
}

function over(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  event.dataTransfer.dropEffect = 'copy'
  if (!useOpening.getState().isOver) setOpening({ isOver: true })
}

/** Leaving the window has no place that is entered. */
function leave(event: DragEvent): void {
  if (event.relatedTarget === null) setOpening({ isOver: false })
}

function drop(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes('Files')) return
  event.preventDefault()
  setOpening({ isOver: false })
  take(event.dataTransfer)
}

function paste(event: ClipboardEvent): void {
  const { clipboardData } = event
  if (clipboardData && clipboardData.files.length > 0) take(clipboardData)
}

/** Folders have to be taken hold of before the event is over. */
function take({ items, files }: DataTransfer): void {
  const plain: GivenFile[] = [...files].map((file) => ({ path: file.name, file }))
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry?.() ?? [])
  if (!entries.some((entry) => entry.isDirectory)) useOpening.getState().open(plain)
  else void openFolders(entries)
}

async function openFolders(entries: readonly FileSystemEntry[]): Promise<void> {
  const { readFolders } = await import('./readFolders.ts')
  const { files, isCut } = await readFolders(entries)
  if (isCut) {
    addProblem({
      from: 'page',
      severity: 'warning',
      text: `What was dropped holds more than ${files.length.toLocaleString('en')} files; only the first of them were taken.`,
      advice: 'Drop the folder of the one plant alone, or a .zip of what belongs to it.',
    })
  }
  useOpening.getState().open(files)
}
