import { lockFolder } from './lockFolder.ts'
import { openKept, type Kept, type KeptMessage } from './openKept.ts'

/**
 * What rooms keep, in a folder, or in memory alone where there is none (null), another Gemba has it, or it cannot be written: `say`
 * hears of that.
 */
export async function openData(folder: string | null, say: (line: string) => void): Promise<Kept> {
  if (folder === null) return openMemory()
  const unlock = await lockFolder(folder)
  if (!unlock) {
    say(
      `Another Gemba keeps its notes in ${folder}: those of this one end with it. Give it a folder of its own with --data DIR.`,
    )
    return openMemory()
  }
  try {
    const kept = openKept(folder, say)
    const close = () => {
      kept.close()
      unlock()
    }
    return { ...kept, close }
  } catch (error) {
    unlock()
    say(
      `${folder} cannot be written (${error instanceof Error ? error.message : String(error)}): notes end with this program. Name another folder with --data DIR.`,
    )
    return openMemory()
  }
}

function openMemory(): Kept {
  const messages = new Map<string, KeptMessage>()
  let bytes = 0
  return {
    messages,
    bytes: () => bytes,
    keep(topic, message) {
      bytes += message.payload.length - (messages.get(topic)?.payload.length ?? 0)
      if (message.payload.length === 0) messages.delete(topic)
      else messages.set(topic, message)
    },
    close: () => undefined,
  }
}
