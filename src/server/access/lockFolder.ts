import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Takes a folder for this process alone, for as long as it lives: a crash frees it too, which a file with a process id would
 * not do. Returns its release, or null when another process has it.
 */
export async function lockFolder(folder: string): Promise<(() => void) | null> {
  const id = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 24)
  const path =
    process.platform === 'win32'
      ? `\\\\.\\pipe\\gemba-${id}`
      : join(tmpdir(), `gemba-${process.getuid?.() ?? 0}-${id}.sock`)
  const taken = await listenOn(path)
  if (taken) return taken
  if (await isAnswering(path)) return null
  rmSync(path, { force: true })
  return listenOn(path)
}

function listenOn(path: string): Promise<(() => void) | null> {
  return new Promise((done) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', () => done(null))
    server.listen(path, () => {
      server.unref()
      done(() => void server.close())
    })
  })
}

function isAnswering(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path, () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}
