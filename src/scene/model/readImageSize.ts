/** What an image's first bytes say of it. */
export type ImageSize = {
  kind: 'png' | 'jpeg' | 'webp' | 'avif' | 'ktx2'
  width: number
  height: number
  /** KTX2 only: how it is packed, and what its levels say that they become, in bytes. */
  ktx2?: {
    vkFormat: number
    supercompression: number
    levels: number
    faces: number
    bytes: number
  }
}

/** Reads kind and size of an image from its header, without decoding it; null when it is of no kind that a model may have. */
export function readImageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) return readPng(bytes, view)
  if (starts(bytes, '\xff\xd8\xff')) return readJpeg(view)
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return readWebp(bytes, view)
  if (starts(bytes, '\xabKTX 20\xbb\r\n\x1a\n')) return readKtx2(view)
  if (
    starts(bytes, 'ftypavif', 4) ||
    starts(bytes, 'ftypavis', 4) ||
    starts(bytes, 'ftypmif1', 4)
  ) {
    return readAvif(bytes, view)
  }
  return null
}

function starts(bytes: Uint8Array, text: string, at = 0): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false
  return true
}

function readPng(bytes: Uint8Array, view: DataView): ImageSize | null {
  if (view.byteLength < 24 || !starts(bytes, 'IHDR', 12)) return null
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** The frame header may stand after any number of segments (a colour profile, a preview). */
function readJpeg(view: DataView): ImageSize | null {
  let at = 2
  for (let segments = 0; segments < 4096 && at + 9 <= view.byteLength; segments++) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) at++
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    else if (marker === 0xd9 || marker === 0xda) return null
    else if (marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) at += 2
    else at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return null
}

function readWebp(bytes: Uint8Array, view: DataView): ImageSize | null {
  if (view.byteLength < 30) return null
  if (starts(bytes, 'VP8X', 12)) {
    const number = (at: number) => (view.getUint32(at, true) & 0xffffff) + 1
    return { kind: 'webp', width: number(24), height: number(27) }
  }
  if (starts(bytes, 'VP8L', 12)) {
    const bits = view.getUint32(21, true)
    return { kind: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (!starts(bytes, 'VP8 ', 12)) return null
  const size = (at: number) => view.getUint16(at, true) & 0x3fff
  return { kind: 'webp', width: size(26), height: size(28) }
}

/** The largest `ispe` property: an image may be put together from tiles, which have one too. */
function readAvif(bytes: Uint8Array, view: DataView): ImageSize | null {
  let width = 0
  let height = 0
  const end = Math.min(bytes.length - 16, 1 << 16)
  for (let at = 0; at < end; at++) {
    if (bytes[at] !== 0x69 || !starts(bytes, 'ispe', at)) continue
    width = Math.max(width, view.getUint32(at + 8))
    height = Math.max(height, view.getUint32(at + 12))
  }
  return width > 0 ? { kind: 'avif', width, height } : null
}

function readKtx2(view: DataView): ImageSize | null {
  if (view.byteLength < 80) return null
  const word = (at: number) => view.getUint32(at, true)
  const levels = Math.max(1, word(40))
  let bytes = 0
  if (levels > 32 || 80 + levels * 24 > view.byteLength) return null
  for (let level = 0; level < levels; level++) {
    const at = 80 + level * 24
    const long = (offset: number) => word(at + offset) + word(at + offset + 4) * 2 ** 32
    if (long(0) + long(8) > view.byteLength) return null
    bytes += long(16)
  }
  const layers = Math.max(1, word(28)) * Math.max(1, word(32))
  return {
    kind: 'ktx2',
    width: word(20),
    // Layers and depth count as height: a model has no use for them, and they take as much.
    height: Math.max(1, word(24)) * layers,
    ktx2: { vkFormat: word(12), supercompression: word(44), levels, faces: word(36), bytes },
  }
}
