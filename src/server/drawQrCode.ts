import makeCode from 'qrcode-generator'

/** Light modules around the code; readers want four (ISO/IEC 18004). */
const quiet = 4
/** A text as a QR code for a terminal: lines of black on white, two modules a character, one above the other. */
export function drawQrCode(text: string): string[] {
  const code = makeCode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  const isDark = (row: number, column: number) =>
    row >= 0 && row < size && column >= 0 && column < size && code.isDark(row, column)
  const lines: string[] = []
  for (let row = -quiet; row < size + quiet; row += 2) {
    let line = ''
    for (let column = -quiet; column < size + quiet; column++) {
      const upper = isDark(row, column)
      const lower = isDark(row + 1, column)
      line += upper ? (lower ? '█' : '▀') : lower ? '▄' : ' '
    }
    lines.push(line)
  }
  return lines
}
