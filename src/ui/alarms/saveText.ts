/** Offers a CSV text as a download; its name begins with the day. */
export function saveText(text: string, name: string): void {
  const blob = new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' })
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = `${new Date().toISOString().slice(0, 10)}.${name}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
