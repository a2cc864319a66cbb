import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from './UsageError.ts'

const sources = [
  'src',
  'models',
  'public',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
]

/** Whether `dist/` is missing or older than anything that goes into it. */
export function isBuildNeeded(root: string): boolean {
  const built = join(root, 'dist', 'index.html')
  if (!existsSync(built)) return true
  const time = statSync(built).mtimeMs
  return sources.some((source) => newest(join(root, source)) > time)
}

/** Makes the production build in a process of its own, so that its memory is given back. Ends with `signal`. */
export async function buildPage(root: string, signal: AbortSignal): Promise<void> {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    signal,
    killSignal: 'SIGKILL',
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => (signal.aborted ? resolve(null) : reject(error)))
    child.once('exit', resolve)
  })
  if (signal.aborted || code === 0) return
  throw new UsageError('The build failed; the lines above say why.', 1)
}

/** The latest change of a file or of anything in a folder; a folder's own time tells of what was deleted. */
function newest(path: string): number {
  if (!existsSync(path)) return 0
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  let time = found.mtimeMs
  for (const name of readdirSync(path)) time = Math.max(time, newest(join(path, name)))
  return time
}
