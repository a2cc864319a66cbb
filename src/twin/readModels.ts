import type { JsonPath } from './jsonPositions.ts'
import { readFields, refuseUnknown } from './readFields.ts'
import { resolveAddress } from './resolveAddress.ts'
import { sayGiven } from './sayIssue.ts'
import type { Twin } from './Twin.ts'
import { modelFields } from './twinFile.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** Reads `models` into `twin.models`; a twin without a model is none. */
export function readModels(
  value: unknown,
  address: string,
  twin: Twin,
  problems: TwinProblems,
): void {
  const advice = 'Add "models": [{ "id": "hall", "file": "hall.glb" }].'
  if (!Array.isArray(value)) {
    const text =
      value === undefined
        ? '“models” is missing.'
        : `“models” must be a list, but is ${sayGiven(value)}.`
    problems.addFatal(value === undefined ? [] : ['models'], text, advice)
    return
  }
  value.forEach((entry, i) => readModel(entry, ['models', i], address, twin, problems))
  if (value.length === 0) problems.addFatal(['models'], '“models” is empty.', advice)
  else if (twin.models.length === 0)
    problems.addFatal(['models'], 'None of the “models” can be used.')
}

function readModel(
  value: unknown,
  path: JsonPath,
  address: string,
  twin: Twin,
  problems: TwinProblems,
): void {
  const read = readFields(modelFields, value, path, problems)
  if (!read) return
  refuseUnknown(Object.keys(read.rest), Object.keys(modelFields), path, problems)
  const { id, file, position = [0, 0, 0], rotation = [0, 0, 0], scale = 1 } = read.values
  if (id === undefined || file === undefined) return
  if (twin.models.some((model) => model.id === id)) {
    problems.add(
      [...path, 'id'],
      `Another model is called “${id}” too; this one is left out.`,
      'Give it another id.',
    )
    return
  }
  const resolved = resolveAddress(file, address)
  if ('wrong' in resolved)
    problems.add([...path, 'file'], `“file” ${resolved.wrong}.`, resolved.advice)
  else twin.models.push({ id, url: resolved.url, position, rotation, scale })
}
