import type { Signal } from '#twin/Twin.ts'
import { isSessionCodec, type Codec } from './codecs/Codec.ts'
import type { OpenSession } from './codecs/Session.ts'

/** Brings the programs of the session codecs that these signals use; one that cannot be loaded is left out. */
export async function loadSessions(
  signals: readonly Signal[],
  codecs: Record<string, Codec<unknown>>,
): Promise<Record<string, OpenSession>> {
  const names = [...new Set(signals.map(({ codec }) => codec))]
  const loads = names.map(async (name): Promise<[string, OpenSession][]> => {
    const codec = Object.hasOwn(codecs, name) ? codecs[name] : undefined
    if (!codec || !isSessionCodec(codec)) return []
    try {
      return [[name, await codec.load()]]
    } catch {
      // The feed says of each of its signals that it cannot be read.
      return []
    }
  })
  return Object.fromEntries((await Promise.all(loads)).flat())
}
