import { addToJson } from './editJson.ts'
import { isObject } from './isObject.ts'

/** Gives a model of a twin file a `scale`; null when it has one already, or is not in the text. All else stays as it is. */
export function scaleModel(text: string, id: string, scale: number): string | null {
  const clean = text.replace(/^\ufeff/, '')
  const at = findUnscaled(clean, id)
  if (at < 0) return null
  const order = ['id', 'file', 'position', 'rotation']
  return addToJson(clean, ['models', at], 'scale', scale, order)
}

/** Whether a twin file leaves the size of a model open. */
export function isUnscaled(text: string, id: string): boolean {
  return findUnscaled(text.replace(/^\ufeff/, ''), id) >= 0
}

function findUnscaled(text: string, id: string): number {
  // It is open: it has been read before.
  const file: unknown = JSON.parse(text)
  if (!isObject(file) || !Array.isArray(file.models)) return -1
  return file.models.findIndex((model) => isObject(model) && model.id === id && !('scale' in model))
}
