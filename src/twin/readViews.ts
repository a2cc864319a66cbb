import { didYouMean, readFields, refuseUnknown } from './readFields.ts'
import { cut, sayGiven } from './sayIssue.ts'
import type { Twin } from './Twin.ts'
import { viewFields } from './twinFile.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** Reads `views` into `twin.views`; a view that is not right is left out. */
export function readViews(value: unknown, twin: Twin, problems: TwinProblems): void {
  if (value === undefined) return
  if (!Array.isArray(value)) {
    problems.add(['views'], `“views” must be a list, but is ${sayGiven(value)}.`)
    return
  }
  value.forEach((entry, i) => {
    const path = ['views', i]
    const read = readFields(viewFields, entry, path, problems)
    if (!read) return
    refuseUnknown(Object.keys(read.rest), Object.keys(viewFields), path, problems)
    const { id, name, position, target, storey, plan } = read.values
    if (id === undefined || name === undefined || position === undefined || target === undefined)
      return
    if (twin.views.some((view) => view.id === id)) {
      problems.add(
        [...path, 'id'],
        `Another view is called “${id}” too; this one is left out.`,
        'Give it another id.',
      )
      return
    }
    const isStorey = twin.assets.some((asset) => asset.id === storey && asset.kind === 'storey')
    if (storey !== undefined && !isStorey) {
      problems.add([...path, 'storey'], `There is no storey “${cut(storey)}”.`, () => {
        const storeys = twin.assets.filter((asset) => asset.kind === 'storey')
        return didYouMean(
          storey,
          storeys.map((asset) => asset.id),
        )
      })
    }
    twin.views.push({
      id,
      name,
      position,
      target,
      ...(isStorey && { storey }),
      ...(isStorey && plan !== undefined && { plan }),
    })
  })
}
