/** Reads CSV by RFC 4180, as a spreadsheet does: rows of cells. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [['']]
  let isQuoted = false
  const write = (letter: string) => {
    const row = rows.at(-1)!
    row[row.length - 1] += letter
  }
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]
    if (isQuoted && letter === '"' && text[i + 1] === '"') write(text[++i])
    else if (letter === '"') isQuoted = !isQuoted
    else if (isQuoted) write(letter)
    else if (letter === ',') rows.at(-1)!.push('')
    else if (letter === '\r' && text[i + 1] === '\n') {
      i++
      rows.push([''])
    } else write(letter)
  }
  return rows.slice(0, -1)
}
