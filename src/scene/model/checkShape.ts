import { isObject } from '#twin/isObject.ts'
import { cut, sayGiven } from '#twin/sayIssue.ts'
import { cleanName } from './cleanGltf.ts'
import type { Gltf } from './Gltf.ts'
import { gltfShape, listNames, type Field, type ListName, type Shape } from './gltfShape.ts'
import type { Wrong } from './Wrong.ts'

/** Whole numbers of a file beyond this are nonsense; sums of such still are exact. */
const largestCount = 2 ** 40
/** Larger numbers overflow when they are squared as 32-bit numbers, as every length is. */
export const largestNumber = 1e15

/**
 * Whether each property that is read later is there and of its kind, and each index names something: one pass over
 * the tables of `gltfShape.ts`. What this lets through, the other checks may take as its type says.
 */
export function checkShape(gltf: Gltf): Wrong | undefined {
  const root = gltf as Record<string, unknown>
  const sizes = {} as Record<ListName, number>
  for (const [list, { word, most }] of Object.entries(listNames)) {
    const items = root[list] ?? []
    if (!Array.isArray(items)) return { text: `The model's “${list}” is no list.` }
    if (items.length > most) {
      const text = `The model has ${items.length.toLocaleString('en')} ${word}s; at most ${most.toLocaleString('en')} are read.`
      return { text, advice: 'Merge what does not move by itself, or split it in several models.' }
    }
    sizes[list as ListName] = items.length
  }
  if (root.scene !== undefined && !isIndex(root.scene, sizes.scenes)) {
    return { text: `The model names scene ${say(root.scene)}, which it does not have.` }
  }
  for (const list of ['extensionsUsed', 'extensionsRequired']) {
    const names = root[list] ?? []
    if (!Array.isArray(names) || names.some((name) => typeof name !== 'string')) {
      return { text: `The model's “${list}” is no list of names.` }
    }
  }
  for (const [list, shape] of gltfShape) {
    const items = (root[list] ?? []) as unknown[]
    const { word } = listNames[list]
    for (let i = 0; i < items.length; i++) {
      const wrong = wrongObject(items[i], shape, sizes)
      if (wrong) return { text: `The model's ${word} ${i} ${wrong}.` }
    }
  }
  return undefined
}

/** What is wrong with an object, as the rest of a sentence. */
function wrongObject(
  value: unknown,
  shape: Shape,
  sizes: Record<ListName, number>,
): string | undefined {
  if (!isObject(value)) return `is ${sayGiven(value)} instead of an object`
  // By what is there, not by what may be: a node has four of its eight properties.
  for (const name in value) {
    const field = shape.fields.get(name)
    if (!field || value[name] === undefined) continue
    const wrong = wrongField(value[name], name, field, sizes)
    if (wrong !== undefined) return wrong
  }
  for (const name of shape.needed) if (value[name] === undefined) return `has no “${name}”`
  return undefined
}

function wrongField(
  value: unknown,
  name: string,
  field: Field,
  sizes: Record<ListName, number>,
): string | undefined {
  switch (field.kind) {
    case 'index':
      if (isIndex(value, sizes[field.list])) return undefined
      return `names ${listNames[field.list].word} ${say(value)}, which it does not have`
    case 'indices':
      if (!Array.isArray(value)) return `has ${sayGiven(value)} as its “${name}”`
      for (const index of value as unknown[]) {
        if (isIndex(index, sizes[field.list])) continue
        return `names ${listNames[field.list].word} ${say(index)}, which it does not have`
      }
      return undefined
    case 'index map':
      if (!isObject(value)) return `has ${sayGiven(value)} as its “${name}”`
      for (const key in value) {
        if (isIndex(value[key], sizes[field.list])) continue
        return `names ${listNames[field.list].word} ${say(value[key])}, which it does not have`
      }
      return undefined
    case 'count':
      if (Number.isInteger(value) && (value as number) >= (field.least ?? 0)) {
        if ((value as number) <= (field.most ?? largestCount)) return undefined
      }
      return `has ${say(value)} as its “${name}”`
    case 'numbers':
      if (!Array.isArray(value)) return `has ${sayGiven(value)} as its “${name}”`
      if (field.size !== undefined && value.length !== field.size)
        return `has ${value.length} numbers as its “${name}”, which needs ${field.size}`
      for (const number of value as unknown[]) {
        const most = field.isFree ? Infinity : largestNumber
        if (typeof number === 'number' && Math.abs(number) <= most) continue
        return `has ${say(number)} in its “${name}”`
      }
      return undefined
    case 'one of':
      if (field.values.includes(value as string | number)) return undefined
      return `has ${say(value)} as its “${name}”, which is unknown`
    case 'text':
      return typeof value === 'string' ? undefined : `has ${sayGiven(value)} as its “${name}”`
    case 'object':
      return wrongInside(wrongObject(value, field.shape, sizes), name)
    case 'list':
      if (!Array.isArray(value)) return `has no list as its “${name}”`
      if (value.length < (field.least ?? 0)) return `has no ${name}`
      for (const item of value as unknown[]) {
        const wrong = wrongInside(wrongObject(item, field.shape, sizes), name)
        if (wrong !== undefined) return wrong
      }
      return undefined
    default:
      throw new Error('checkShape: a field of an unknown kind')
  }
}

function wrongInside(wrong: string | undefined, name: string): string | undefined {
  if (wrong === undefined || /^(names|draws) /.test(wrong)) return wrong
  return `has “${name}” that ${wrong}`
}

function isIndex(value: unknown, size: number): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < size
}

/** A value from the file, short and harmless. */
function say(value: unknown): string {
  return typeof value === 'string'
    ? `“${cut(cleanName(value))}”`
    : sayGiven(value).replace(/^the number /, '')
}
