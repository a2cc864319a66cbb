import {
  closeSync,
  fdatasync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** A message that is kept for those who come later. */
export type KeptMessage = { payload: Buffer; qos: 0 | 1 | 2 }

export type Kept = {
  /** By topic. To be read only. */
  messages: ReadonlyMap<string, KeptMessage>
  /** Bytes of all of them, about as they are on disk. */
  bytes: () => number
  /** Keeps a message, or forgets what was kept of a topic when it is empty; on disk when it returns. */
  keep(topic: string, message: KeptMessage): void
  close(): void
}

/** Bytes of what has been overwritten, from which on the file is written anew when they are most of it. */
const mostStale = 1_000_000
/** Milliseconds after which what was written is safe from a loss of power too. */
const syncAfter = 500

/**
 * What rooms keep (notes, ink, decisions, scenarios), in a file of one line a message: the latest line of a topic counts. A line is
 * handed to the operating system before `keep` returns, so that it outlives a kill of this process, and forced to the disk soon after.
 * A line that a crash has cut is passed over. `say` hears what goes wrong.
 */
export function openKept(folder: string, say: (line: string) => void): Kept {
  const path = join(folder, 'kept.jsonl')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const messages = new Map<string, KeptMessage>()
  const sizes = new Map<string, number>()
  let live = 0
  let size = 0
  let spoilt = 0

  const note = (topic: string, message: KeptMessage, bytes: number) => {
    size += bytes
    live -= sizes.get(topic) ?? 0
    if (message.payload.length === 0) {
      messages.delete(topic)
      sizes.delete(topic)
      return
    }
    messages.set(topic, message)
    sizes.set(topic, bytes)
    live += bytes
  }

  for (const line of readLines(path)) {
    const entry = readLine(line)
    if (entry) note(entry.topic, entry.message, Buffer.byteLength(line) + 1)
    else spoilt++
  }
  if (spoilt > 0) say(`${path}: ${spoilt} lines could not be read and were passed over.`)

  const writeAnew = (): number => {
    const fresh = `${path}.new`
    const file = openSync(fresh, 'w', 0o600)
    for (const [topic, message] of messages) writeSync(file, writeLine(topic, message))
    fsyncSync(file)
    closeSync(file)
    renameSync(fresh, path)
    size = live
    return openSync(path, 'a', 0o600)
  }

  // Also mends what a crash has left.
  let file = writeAnew()
  let sync: NodeJS.Timeout | undefined
  let isFailing = false
  return {
    messages,
    bytes: () => live,
    keep(topic, message) {
      const line = writeLine(topic, message)
      // After a failure half a line may stand there: it is ended first.
      const bytes = Buffer.from(isFailing ? `\n${line}` : line)
      note(topic, message, bytes.length)
      try {
        writeAll(file, bytes)
        isFailing = false
        if (size - live > mostStale && size > 2 * live) {
          const fresh = writeAnew()
          closeSync(file)
          file = fresh
        }
      } catch (error) {
        if (!isFailing)
          say(`${path} cannot be written (${sayCode(error)}): a restart would lose notes.`)
        isFailing = true
        // Not with every message from now on.
        size = live
      }
      sync ??= setTimeout(() => {
        sync = undefined
        fdatasync(file, ignore)
      }, syncAfter).unref()
    },
    close() {
      clearTimeout(sync)
      closeSync(file)
    },
  }
}

function writeAll(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
}

function writeLine(topic: string, { payload, qos }: KeptMessage): string {
  return `${JSON.stringify([topic, qos, payload.toString('base64')])}\n`
}

function readLine(line: string): { topic: string; message: KeptMessage } | null {
  let entry: unknown
  try {
    entry = JSON.parse(line)
  } catch {
    return null
  }
  if (!Array.isArray(entry)) return null
  const [topic, qos, text]: unknown[] = entry
  if (typeof topic !== 'string' || typeof text !== 'string') return null
  if (qos !== 0 && qos !== 1 && qos !== 2) return null
  return { topic, message: { qos, payload: Buffer.from(text, 'base64') } }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
  } catch (error) {
    if (sayCode(error) === 'ENOENT') return []
    throw error
  }
}

function sayCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

/** The next line tells. */
function ignore(): void {}
