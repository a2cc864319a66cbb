import type { Plugin } from 'vite'

/** Puts `file` in the place of zod: for the workers, which check nothing that the page has not checked. */
export function leaveOutSchemas(file: string): Plugin {
  return {
    name: 'gemba-leave-out-schemas',
    enforce: 'pre',
    resolveId: (id) => (id === 'zod' ? file : null),
  }
}
