import type { Inspection } from '#people/inspections/Inspection.ts'
import { inspectionDesk, openInspectionById } from '#state/inspectionActs.ts'
import { setInspections } from '#state/inspections.ts'
import { readInspectionFile } from '#people/inspections/report/readInspectionFile.ts'
import { saveFile } from '../notes/moveNotes.ts'
import { chooseFiles } from '../chooseFiles.ts'

/** A file larger than this holds no inspection. */
const mostBytes = 32e6

/** Saves an inspection as a file. A page that stays open for weeks outlives its server, and with it what was not loaded. */
export async function saveInspection(
  inspection: Inspection,
  as: 'html' | 'json' | 'csv',
): Promise<void> {
  try {
    const { makeReport } = await import('./makeReport.ts')
    const { name, blob } = await makeReport(inspection, as)
    saveFile(name, blob)
  } catch (error) {
    setInspections({
      said: `The report could not be made: ${String(error)}. Reload the page and try again.`,
    })
  }
}

/** Asks for a saved inspection and joins it with the room's. */
export function bringInspection(): void {
  chooseFiles({ accept: '.json' }, ([file]) => {
    if (file.size > mostBytes) setInspections({ said: 'The file is too large for an inspection.' })
    else file.text().then(take, () => setInspections({ said: 'The file could not be read.' }))
  })
}

function take(text: string): void {
  const read = readInspectionFile(text)
  const desk = inspectionDesk()
  if ('problem' in read || !desk) {
    setInspections({ said: 'problem' in read ? read.problem : 'Inspections are not loaded yet.' })
    return
  }
  const wrong = desk.take(read.records)
  setInspections({ list: desk.list })
  if (desk.list.some(({ id }) => id === read.id)) openInspectionById(read.id)
  const left = wrong === 0 ? '' : ` ${wrong} could not be read and were left out.`
  setInspections({ said: `${read.records.length - wrong} records read.${left}` })
}
