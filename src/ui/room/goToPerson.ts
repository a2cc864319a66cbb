import { flyTo } from '#state/stage.ts'
import { viewOfPerson } from '#state/viewOfPerson.ts'

/** Flies to where somebody is, to look where they look; false while nobody knows where that is. */
export function goToPerson(id: string): boolean {
  const view = viewOfPerson(id)
  if (view) flyTo({ view })
  return view !== null
}
