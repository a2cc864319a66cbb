import makeCode from 'qrcode-generator'

/** Light modules around the code that readers want (ISO/IEC 18004). */
const quiet = 4

/** A text as a QR code: its side in modules with the light edge, and the path of its dark ones in an SVG of that size. Null when it is too long. */
export function drawQrPath(text: string): { side: number; path: string } | null {
  const code = makeCode(0, 'L')
  try {
    // What is no ASCII in an address is percent-encoded.
    code.addData(text)
    code.make()
  } catch {
    // It throws for more than 2,953 bytes, and a camera could hardly read that.
    return null
  }
  const size = code.getModuleCount()
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!code.isDark(row, column)) continue
      let length = 1
      while (column + length < size && code.isDark(row, column + length)) length++
      path += `M${column + quiet} ${row + quiet}h${length}v1h-${length}z`
      column += length
    }
  }
  return { side: size + 2 * quiet, path }
}
