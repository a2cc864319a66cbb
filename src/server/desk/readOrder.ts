import type { CommandValue } from '#twin/Command.ts'

/** A command as it came: what it says of itself. */
export type Order = {
  id: string
  /** The run of the desk that it was meant for; empty when it says none. */
  desk: string
  /** Epoch milliseconds by the desk's clock. */
  expires: number
  value: CommandValue | null
}

/** UTF-16 units of a command. */
const longest = 4096

/** Reads a command's payload, as `plainPayload` of a twin file makes it; null for what is none. */
export function readOrder(text: string): Order | null {
  if (text.length > longest) return null
  let made: unknown
  try {
    made = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof made !== 'object' || made === null || Array.isArray(made)) return null
  const { id, desk = '', expires, value = null } = made as Record<string, unknown>
  const isNamed = typeof id === 'string' && /^[\w-]{8,64}$/.test(id)
  const isTimed = typeof expires === 'number' && Number.isFinite(expires)
  const isValue = value === null || ['number', 'string', 'boolean'].includes(typeof value)
  if (!isNamed || !isTimed || typeof desk !== 'string' || !isValue) return null
  return { id, desk, expires, value: value as CommandValue | null }
}
