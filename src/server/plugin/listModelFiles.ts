import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Files of `models/` that a page may ask for, as paths below it with forward slashes: no build scripts, no source code. */
export function listModelFiles(models: string, below = ''): string[] {
  const folder = join(models, below)
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const path = below === '' ? name : `${below}/${name}`
    if (name.startsWith('.') || name === 'build') return []
    if (statSync(join(folder, name)).isDirectory()) return listModelFiles(models, path)
    return /\.[cm]?tsx?$/.test(name) ? [] : [path]
  })
}
