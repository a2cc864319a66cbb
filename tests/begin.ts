import * as fc from 'fast-check'
import { vi } from 'vitest'

/** Random tests print their seed when they fail; `SEED=… npm test` runs them with it again. */
const { SEED } = process.env
if (SEED) fc.configureGlobal({ seed: Number(SEED) })

// Test files share their processes, but nothing of ours: each begins with modules, globals and timers of its own. What comes
// from packages stays loaded, three.js above all: 84 s of processor time for all files, 135 s with a process for each.
vi.resetModules()
vi.unstubAllGlobals()
vi.useRealTimers()
