import type { Plugin } from 'vite'

/** Takes the comments and the indentation out of the shaders of the build, which no minifier knows: half a kilobyte of the first load. */
export function stripShaders(): Plugin {
  return {
    name: 'gemba-strip-shaders',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/src/') || !code.includes('/* glsl */')) return null
      return { code: code.replace(/\/\* glsl \*\/ `[^`]*`/g, strip), map: null }
    },
  }
}

function strip(text: string): string {
  return text
    .replace(/\/\*\*[^`]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\n\s+/g, '\n')
}
