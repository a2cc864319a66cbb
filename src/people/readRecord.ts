/** The object that a message of JSON holds, unchecked; `null` for what is no JSON or no object. */
export function readRecord(text: string): Record<string, unknown> | null {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : null
  } catch {
    return null
  }
}
