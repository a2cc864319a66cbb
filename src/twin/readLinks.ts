import type { JsonPath } from './jsonPositions.ts'
import { didYouMean, readFields, refuseUnknown } from './readFields.ts'
import { cut, sayGiven } from './sayIssue.ts'
import type { Link } from './Twin.ts'
import { linkFields, linkPlaceholders } from './twinFile.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** Reads `links`, of the file or of an asset; one that is not right is left out, with its problem. */
export function readLinks(value: unknown, path: JsonPath, problems: TwinProblems): Link[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    problems.add(path, `“links” must be a list, but is ${sayGiven(value)}.`)
    return []
  }
  return value.flatMap((entry, i) => readLink(entry, [...path, i], problems))
}

function readLink(entry: unknown, path: JsonPath, problems: TwinProblems): Link[] {
  const read = readFields(linkFields, entry, path, problems)
  if (!read) return []
  refuseUnknown(Object.keys(read.rest), Object.keys(linkFields), path, problems)
  const { name, url } = read.values
  if (name === undefined || url === undefined) return []
  const wrong = [...url.matchAll(/\{([^{}]*)\}/g)].find(([, word]) => !isPlaceholder(word))
  if (!wrong) return [{ name, url }]
  problems.add([...path, 'url'], `“{${cut(wrong[1])}}” means nothing in an address.`, () =>
    didYouMean(wrong[1], linkPlaceholders),
  )
  return []
}

function isPlaceholder(word: string): boolean {
  return linkPlaceholders.some((each) => each === word)
}
