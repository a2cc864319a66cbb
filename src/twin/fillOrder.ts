import type { CommandValue } from './Command.ts'
import { isObject } from './isObject.ts'

/** What may stand in a payload for what is said when the command is given. */
export const placeholders = [
  'id',
  'value',
  'expires',
  'given',
  'desk',
  'command',
  'user',
  'role',
  'session',
] as const

/** What is sent where the file says nothing of it. */
export const plainPayload = {
  id: '{id}',
  desk: '{desk}',
  expires: '{expires}',
  value: '{value}',
}

/** What stands for the placeholders; one that is undefined is left out together with its property. */
export type OrderWords = Partial<Record<(typeof placeholders)[number], CommandValue>>

const whole = /^\{(\w+)\}$/
const within = /\{(\w+)\}/g

/**
 * Fills a command's payload. In JSON a text that is a placeholder alone becomes the value itself (a number stays one), and one
 * within a text its words; nothing that is filled in can add to the JSON around it.
 */
export function fillOrder(payload: unknown, words: OrderWords): string {
  if (typeof payload === 'string') return fillText(payload, words)
  return JSON.stringify(fill(payload, words))
}

function fill(part: unknown, words: OrderWords): unknown {
  if (typeof part === 'string') {
    const name = whole.exec(part)?.[1]
    return name === undefined ? fillText(part, words) : words[name as keyof OrderWords]
  }
  if (Array.isArray(part)) return part.map((each) => fill(each, words) ?? null)
  if (!isObject(part)) return part
  // What is undefined JSON leaves out.
  return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, fill(each, words)]))
}

function fillText(text: string, words: OrderWords): string {
  return text.replace(within, (_all, name: keyof OrderWords) => String(words[name] ?? ''))
}
