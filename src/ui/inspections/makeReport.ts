import type { Inspection } from '#people/inspections/Inspection.ts'
import type { Report } from '#people/inspections/report/Report.ts'
import { writeReport } from '#people/inspections/report/writeReport.ts'
import { writeReportCsv, writeReportJson } from '#people/inspections/report/writeReportData.ts'
import { buildName } from '#state/buildName.ts'
import { inspectionDesk } from '#state/inspectionActs.ts'
import { templateOf, useInspections } from '#state/inspections.ts'
import { useNotes } from '#state/notes.ts'
import { usePlant } from '#state/plant.ts'
import { useRoom, wantPicture } from '#state/room.ts'

/** Milliseconds for which pictures of findings are waited for that have not come yet. */
const patience = 1500

const kinds = { html: 'text/html', json: 'application/json', csv: 'text/csv' } as const

/** An inspection as a file, with its name. */
export async function makeReport(
  inspection: Inspection,
  as: keyof typeof kinds,
): Promise<{ name: string; blob: Blob }> {
  const found = [...inspection.steps.values()].flatMap(({ findings }) => findings)
  if (as === 'html') await fetchPictures(found)
  const { twin } = usePlant.getState()
  const template = templateOf(useInspections.getState(), inspection)
  const notes = useNotes.getState().list.filter(({ id }) => found.includes(id))
  const report: Report = {
    inspection,
    steps: (template?.steps ?? []).map(({ id, title, look, asset }) => {
      return { id, title, look, asset: twin?.assets[asset]?.name ?? '' }
    }),
    sign: template?.sign ?? [],
    findings: new Map(notes.map((note) => [note.id, note])),
    written: Date.now(),
    program: buildName() || 'in development',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
  const text =
    as === 'html'
      ? writeReport(report)
      : as === 'csv'
        ? writeReportCsv(report)
        : writeReportJson(report, inspectionDesk()?.recordsOf(inspection.id) ?? [])
  const day = new Date(inspection.createdAt).toISOString().slice(0, 10)
  const name = `${day}-${inspection.born.template.replace(/[^a-z0-9-]/g, '')}.${as}`
  return { name, blob: new Blob([text], { type: `${kinds[as]};charset=utf-8` }) }
}

/** Pictures of notes come one by one, long after them: those that are missing are asked for. */
async function fetchPictures(ids: readonly string[]): Promise<void> {
  const missing = () =>
    useNotes.getState().list.some(({ id, picture }) => picture === null && ids.includes(id))
  if (useRoom.getState().status !== 'joined' || !missing()) return
  for (const id of ids) wantPicture(id)
  await new Promise<void>((resolve) => {
    const stop = useNotes.subscribe(() => missing() || done())
    const timer = setTimeout(done, patience)
    function done(): void {
      stop()
      clearTimeout(timer)
      resolve()
    }
  })
}
