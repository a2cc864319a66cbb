import * as fc from 'fast-check'

/** Random tests print their seed when they fail; `SEED=… npm test` runs them with it again. */
const { SEED } = process.env
if (SEED) fc.configureGlobal({ seed: Number(SEED) })
