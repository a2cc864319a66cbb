import type { Plugin } from 'vite'
import * as zod from 'zod'

const id = '\0no-schemas'

/**
 * Leaves zod out of the worker whose file this is: options are checked once, on the page, and the codecs' schemas would bring 20 kB to
 * the first load that nobody calls there. In its place everything that is asked of a schema gives a schema again.
 */
export function leaveOutSchemas(worker: string): Plugin {
  let isIt = false
  return {
    name: 'gemba-leave-out-schemas',
    enforce: 'pre',
    buildStart: ({ input }) => {
      isIt = JSON.stringify(input).includes(worker)
    },
    resolveId: (asked) => (isIt && asked === 'zod' ? id : null),
    load: (asked) => (asked === id ? standIn() : null),
  }
}

function standIn(): string {
  const names = Object.keys(zod).filter((name) => name !== 'default')
  return `
    const schema = new Proxy(() => undefined, { get: () => schema, apply: () => schema })
    export { ${names.map((name) => `schema as ${name}`).join(', ')} }
  `
}
