/** The bytes of a `data:` address; null for any other address. Throws, in words, when it is broken. */
export function dataBytes(uri: string): Uint8Array<ArrayBuffer> | null {
  if (!/^data:/i.test(uri)) return null
  const comma = uri.indexOf(',')
  if (comma < 0) throw new Error('a data: address has no data')
  const head = uri.slice(0, comma)
  const body = uri.slice(comma + 1)
  if (!/;base64$/i.test(head)) return new TextEncoder().encode(decodeURIComponent(body))
  const text = atob(body)
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
  return bytes
}
