import { openGemba } from './openGemba.ts'
import { help, readFlags } from './readFlags.ts'
import { UsageError } from './UsageError.ts'

/** Milliseconds that an orderly end may take. */
const patience = 800

/**
 * The program behind `npm start`: page, broker and simulated plant in one process until Ctrl-C. `GEMBA_DIST` names a folder to
 * serve instead of building one.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const stops: (() => unknown)[] = []
  const ending = new AbortController()
  const end = async (code: number) => {
    if (ending.signal.aborted) process.exit(code)
    ending.abort()
    setTimeout(() => process.exit(code), patience).unref()
    await Promise.allSettled(stops.toReversed().map((stop) => stop()))
    process.exit(code)
  }
  process.on('SIGINT', () => void end(0))
  process.on('SIGTERM', () => void end(0))
  process.on('SIGHUP', () => void end(0))
  try {
    const flags = readFlags(argv)
    if (flags.help) console.log(help)
    else {
      const dist = process.env.GEMBA_DIST
      await openGemba(flags, { dist, say, signal: ending.signal, stops })
    }
  } catch (error) {
    if (ending.signal.aborted) return
    // Ours: show where. The world's: one line that says what to do.
    console.error(error instanceof UsageError ? error.message : error)
    await end(error instanceof UsageError ? error.exitCode : 1)
  }
}

function say(line: string): void {
  console.log(line)
}
