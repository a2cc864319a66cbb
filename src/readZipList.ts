import { strFromU8 } from 'fflate'

/** A file as the list of an archive tells it. */
export type ZipEntry = {
  name: string
  /** 0 = stored as it is, 8 = deflated; others are rare. */
  method: number
  isLocked: boolean
  packed: Uint8Array<ArrayBuffer>
  /** What it says that it unpacks to, bytes. */
  size: number
}

const signatures = { end: 0x06054b50, end64: 0x06064b50, entry: 0x02014b50, local: 0x04034b50 }

/**
 * Reads the list at the end of a .zip, large ones (zip64) too; throws a `RangeError` where it leads out of the file, and
 * null comes back when there is none. (fflate's own reader keeps to the sizes in it, and cuts what is longer.)
 */
export function readZipList(bytes: Uint8Array<ArrayBuffer>): ZipEntry[] | null {
  const entries: ZipEntry[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end < 0) return null
  let count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === 0xffffffff) {
    const large = readLong(view, end - 12)
    if (view.getUint32(large, true) === signatures.end64) {
      count = readLong(view, large + 32)
      at = readLong(view, large + 48)
    }
  }
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== signatures.entry) throw new RangeError('its list is damaged')
    const flags = view.getUint16(at + 8, true)
    const names = at + 46
    const extra = names + view.getUint16(at + 28, true)
    const comment = extra + view.getUint16(at + 30, true)
    const sizes = readSizes(view, at, extra, comment)
    const local = sizes.offset
    if (view.getUint32(local, true) !== signatures.local)
      throw new RangeError('its list leads astray')
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
    if (from + sizes.packed > bytes.length) throw new RangeError('it is cut short')
    entries.push({
      name: strFromU8(bytes.subarray(names, extra), (flags & 0x800) === 0),
      method: view.getUint16(at + 10, true),
      isLocked: (flags & 1) === 1,
      packed: bytes.subarray(from, from + sizes.packed),
      size: sizes.size,
    })
    at = comment + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end record stands last, before a comment of at most 64 KiB. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === signatures.end) return at
  }
  return -1
}

/** Sizes that are too large for their field stand in the extra field of zip64, in this order. */
function readSizes(view: DataView, at: number, extra: number, end: number) {
  const sizes = {
    size: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  }
  let field = extra
  while (field + 4 <= end && view.getUint16(field, true) !== 1)
    field += 4 + view.getUint16(field + 2, true)
  let value = field + 4
  if (value > end) return sizes
  for (const name of ['size', 'packed', 'offset'] as const) {
    if (sizes[name] !== 0xffffffff) continue
    sizes[name] = readLong(view, value)
    value += 8
  }
  return sizes
}

function readLong(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32
}
