const mostPaths = 200
const mostDepth = 6

/** The paths of the values in a JSON value, as one would write them in a twin file; the first 200, six levels deep at most. */
export function listPaths(root: unknown): string[] {
  const paths: string[] = []
  list(root, '', 0, paths)
  return paths
}

function list(value: unknown, path: string, depth: number, paths: string[]): void {
  if (paths.length >= mostPaths || depth > mostDepth) return
  if (typeof value !== 'object' || value === null) {
    paths.push(path === '' ? '$' : path)
    return
  }
  const isList = Array.isArray(value)
  for (const [name, inner] of Object.entries(value).slice(0, mostPaths)) {
    const step = /^[^.[\]]+$/.test(name) ? name : `["${name}"]`
    if (isList) list(inner, `${path}[${name}]`, depth + 1, paths)
    else
      list(inner, path === '' || step !== name ? path + step : `${path}.${step}`, depth + 1, paths)
  }
}
