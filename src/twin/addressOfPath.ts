/** The relative address of a file by its path of names: whatever they hold, each stays one step of the path. */
export function addressOfPath(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
}
