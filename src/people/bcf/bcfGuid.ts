/** GUIDs that stand for a note's or reply's own id begin so: a UUID of version 8 (RFC 9562), whose bits are free. */
const own = /^bc([0-9a-f]{6})-([0-9a-f]{4})-8([0-9a-f]{3})-8([0-9a-f]{3})-([0-9a-f]{12})$/
const guidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** Digits of an id made of a GUID: 98 of its bits. */
const digits = 19

/** The GUID of a note or reply by its id (`a-z`, `0-9`, up to 20): always the same, and `idOfGuid` gives the id back. */
export function guidOfId(id: string): string {
  // 28 hexadecimal digits hold 21 of base 36; the 1 in front keeps zeros at the beginning.
  const hex = parse36(`1${id}`).toString(16).padStart(28, '0')
  return `bc${hex.slice(0, 6)}-${hex.slice(6, 10)}-8${hex.slice(10, 13)}-8${hex.slice(13, 16)}-${hex.slice(16)}`
}

/** The id of a note or reply for a GUID of whatever program: always the same, so that a file read twice makes no second note. */
export function idOfGuid(guid: string): string {
  const found = own.exec(guid)
  if (found) {
    const id = BigInt(`0x${found.slice(1).join('')}`).toString(36)
    if (id.startsWith('1') && id.length > 1) return id.slice(1)
  }
  const bits = guidPattern.test(guid) ? BigInt(`0x${guid.replaceAll('-', '')}`) : hash(guid)
  return (bits % 36n ** BigInt(digits)).toString(36).padStart(digits, '0')
}

/** Whether a GUID is written as BCF wants it: small letters. */
export function isGuid(text: string): boolean {
  return guidPattern.test(text)
}

function parse36(text: string): bigint {
  return Array.from(text).reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n)
}

/** FNV-1a of 128 bits (RFC 9923), for programs that name their topics otherwise. */
function hash(text: string): bigint {
  let sum = 0x6c62272e07bb014262b821756295c58dn
  for (const byte of new TextEncoder().encode(text))
    sum = BigInt.asUintN(128, (sum ^ BigInt(byte)) * 0x1000000000000000000013bn)
  return sum
}
