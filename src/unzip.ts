import { unzipSync } from 'fflate'

/** The files of an archive by their paths, or why it is not unpacked: the rest of a sentence, and what to do. */
export type Unzipped =
  | { files: [path: string, bytes: Uint8Array<ArrayBuffer>][] }
  | { wrong: string; advice: string }

/** What an archive may hold: no plant needs more, and a machine bears it. */
export const zipLimits = { files: 5000, bytes: 1e9, ratio: 200, free: 1e6 }

/**
 * Unpacks a .zip. Before anything is unpacked, it is refused when its list promises more than `limits`, or a path that
 * leads out of it; what a file unpacks to is never longer than promised.
 */
export function unzip(bytes: Uint8Array<ArrayBuffer>, limits = zipLimits): Unzipped {
  const sizes = new Map<string, number>()
  let total = 0
  try {
    const found = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (name.endsWith('/') || name.endsWith('\\')) return false
        if (isOutside(name)) throw new Refusal(`holds a path that leads out of it: “${say(name)}”`)
        if (sizes.size === limits.files) throw new Refusal(`holds more than ${limits.files} files`)
        total += originalSize
        if (total > limits.bytes)
          throw new Refusal(`would unpack to more than ${Math.round(limits.bytes / 1e6)} MB`)
        if (originalSize > limits.free && originalSize > size * limits.ratio)
          throw new Refusal(
            `holds “${say(name)}”, which would grow more than ${limits.ratio} times`,
          )
        sizes.set(name, originalSize)
        return true
      },
    })
    const files: [string, Uint8Array<ArrayBuffer>][] = []
    for (const [name, content] of Object.entries(found)) {
      if (content.length !== sizes.get(name))
        throw new Refusal(`is damaged: “${say(name)}” is not as long as it says`)
      files.push([name.replaceAll('\\', '/'), content])
    }
    return { files }
  } catch (error) {
    if (error instanceof Refusal)
      return { wrong: error.message, advice: 'Unpack it yourself and give the folder.' }
    const reason = error instanceof Error ? error.message : String(error)
    return {
      wrong: `cannot be unpacked (${reason})`,
      advice:
        'It is damaged, has a password, or is no .zip: unpack it yourself and give the folder.',
    }
  }
}

/** Thrown out of the filter, which has no other way to end. */
class Refusal extends Error {}

function isOutside(name: string): boolean {
  const names = name.split(/[/\\]/)
  return names[0] === '' || /^[a-z]:/i.test(name) || names.includes('..')
}

function say(name: string): string {
  return name.length <= 80 ? name : `${name.slice(0, 79)}…`
}
