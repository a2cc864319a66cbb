import { cut } from './sayIssue.ts'

const advice = 'Write a path relative to the twin file, such as “hall.glb”, or an http(s) address.'

/**
 * The address of a file that a twin file at `base` names. It is relative (to the page) when `base` is. Only files of the
 * web, or of the same scheme as the twin file's own, are allowed; `wrong` is the rest of a sentence.
 */
export function resolveAddress(
  file: string,
  base: string,
): { url: string } | { wrong: string; advice: string } {
  if (file !== file.trim() || hasControl(file)) {
    return { wrong: 'has spaces or control characters around or in it', advice }
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(file)?.[1].toLowerCase()
  const own = /^([a-z][a-z0-9+.-]*):/i.exec(base)?.[1].toLowerCase()
  if (
    scheme !== undefined &&
    scheme !== 'http' &&
    scheme !== 'https' &&
    (scheme !== own || own !== 'file')
  ) {
    return { wrong: `has an address of the kind “${cut(scheme)}:”, which is not allowed`, advice }
  }
  if (scheme !== undefined || own !== undefined) {
    if (!URL.canParse(file, own === undefined ? undefined : base))
      return { wrong: 'is not a valid address', advice }
    return { url: new URL(file, own === undefined ? undefined : base).href }
  }
  if (file.startsWith('/')) return { url: file }
  const path = base.replace(/[?#].*$/s, '')
  return { url: path.slice(0, path.lastIndexOf('/') + 1) + file }
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) < 0x20) return true
  return false
}
