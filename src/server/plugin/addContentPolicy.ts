import type { Plugin } from 'vite'
import { contentPolicy } from '../contentPolicy.ts'

/** Vite: writes the content policy into the built page, so that it holds on any static host. */
export function addContentPolicy(): Plugin {
  return {
    name: 'gemba-content-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: contentPolicy },
          injectTo: 'head-prepend',
        },
      ],
    },
  }
}
