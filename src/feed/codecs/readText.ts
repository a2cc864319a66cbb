const decoder = new TextDecoder('utf-8', { fatal: true })

/** A payload as text, or null when it is not UTF-8. */
export function readText(payload: Uint8Array): string | null {
  try {
    return decoder.decode(payload)
  } catch {
    return null
  }
}
