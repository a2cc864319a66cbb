import { inflateSync } from 'fflate'
import { readZipList, type ZipEntry } from './readZipList.ts'

/** The files of an archive by their paths, or why it is not unpacked: the rest of a sentence, and what to do. */
export type Unzipped =
  | { files: [path: string, bytes: Uint8Array<ArrayBuffer>][] }
  | { wrong: string; advice: string }

/** What an archive may hold: no plant needs more, and a machine bears it. */
export const zipLimits = { files: 5000, bytes: 1e9, ratio: 200, free: 1e6 }

/**
 * Unpacks a .zip. Before anything is unpacked, it is refused when its list promises more than `limits`, or a path that
 * leads out of it; a file that is longer or shorter than promised is refused then.
 */
export function unzip(bytes: Uint8Array<ArrayBuffer>, limits = zipLimits): Unzipped {
  try {
    return { files: choose(bytes, limits).map((entry) => [plain(entry.name), unpack(entry)]) }
  } catch (error) {
    if (error instanceof Refusal) return { wrong: error.message, advice: error.advice }
    const reason = error instanceof Error ? error.message : String(error)
    return {
      wrong: `cannot be unpacked (${reason})`,
      advice: 'It is damaged or no .zip: unpack it yourself and give the folder.',
    }
  }
}

/** Its files, all of which may be unpacked. */
function choose(bytes: Uint8Array<ArrayBuffer>, limits: typeof zipLimits): ZipEntry[] {
  const chosen: ZipEntry[] = []
  let total = 0
  const list = readZipList(bytes)
  if (!list) throw new Error('it has no list of files')
  for (const entry of list) {
    const { name, size, packed } = entry
    if (/[/\\]$/.test(name)) continue
    if (isOutside(name)) throw new Refusal(`holds a path that leads out of it: “${say(name)}”`)
    if (entry.isLocked) throw new Refusal(`has a password, or “${say(name)}” in it has one`)
    if (chosen.length === limits.files) throw new Refusal(`holds more than ${limits.files} files`)
    total += size
    if (total > limits.bytes)
      throw new Refusal(`would unpack to more than ${Math.round(limits.bytes / 1e6)} MB`)
    if (size > limits.free && size > packed.length * limits.ratio)
      throw new Refusal(`holds “${say(name)}”, which would grow more than ${limits.ratio} times`)
    chosen.push(entry)
  }
  return chosen
}

function unpack({ name, method, packed, size }: ZipEntry): Uint8Array<ArrayBuffer> {
  if (method !== 0 && method !== 8)
    throw new Refusal(`packs “${say(name)}” in a way that is not known here (${method})`)
  // With room for one byte more than promised, what is longer shows itself and still cannot grow.
  const content = method === 0 ? packed : inflateSync(packed, { out: new Uint8Array(size + 1) })
  if (content.length !== size) {
    const how = content.length > size ? 'longer' : 'shorter'
    throw new Refusal(
      `is damaged: “${say(name)}” is ${how} than the archive says`,
      'Pack it anew, or unpack it yourself and give the folder.',
    )
  }
  return content
}

/** Why an archive is not unpacked. */
class Refusal extends Error {
  readonly advice: string

  constructor(wrong: string, advice = 'Unpack it yourself and give the folder.') {
    super(wrong)
    this.advice = advice
  }
}

function isOutside(name: string): boolean {
  const names = name.split(/[/\\]/)
  return names[0] === '' || /^[a-z]:/i.test(name) || names.includes('..')
}

function plain(name: string): string {
  return name.replaceAll('\\', '/')
}

function say(name: string): string {
  return name.length <= 80 ? name : `${name.slice(0, 79)}…`
}
