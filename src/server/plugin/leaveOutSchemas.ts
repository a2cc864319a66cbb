import type { Plugin } from 'vite'
import * as zod from 'zod'

const id = '\0no-schemas'

/**
 * Leaves zod out of the workers: options are checked once, on the page, and the codecs' schemas would bring 20 kB that nobody calls
 * there. In its place everything that is asked of a schema gives a schema again.
 */
export function leaveOutSchemas(): Plugin {
  return {
    name: 'gemba-leave-out-schemas',
    enforce: 'pre',
    resolveId: (asked) => (asked === 'zod' ? id : null),
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
