/** An id made of a name, unlike all that are `taken`; it is added to them. */
export function plainId(name: string, taken: Set<string>, fallback: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\s\p{C}./#+:*?"\\]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  // By characters, so that none is cut in two.
  const short = Array.from(plain).slice(0, longest).join('') || fallback
  let id = short
  for (let i = 2; taken.has(id); i++) id = `${short}-${i}`
  taken.add(id)
  return id
}

const longest = 40
