import type { Link, Twin } from './Twin.ts'

/** A document's address for one asset, and the host that it leads to. */
export type FilledLink = { name: string; url: string; host: string }

/**
 * The documents of an asset: its own first, then those of the assets above it, then the file's. Of two with one name the nearer one stays. What
 * is filled in is coded, so that no name leads to another host or page; an address that is none is left out.
 */
export function linksOf(twin: Twin, asset: number): FilledLink[] {
  const { id, name, kind } = twin.assets[asset]
  const words: Record<string, string> = { asset: id, name, kind, plant: twin.name }
  const links: Link[] = []
  for (let at = asset; at >= 0; at = twin.assets[at].parent)
    links.push(...(twin.assets[at].links ?? []))
  links.push(...(twin.links ?? []))
  const taken = new Set<string>()
  return links.flatMap((link) => {
    if (taken.has(link.name)) return []
    taken.add(link.name)
    const filled = link.url.replace(/\{([^{}]*)\}/g, (_, word: string) =>
      encodeURIComponent((words[word] ?? '').replace(/\p{Cs}/gu, '')),
    )
    if (!URL.canParse(filled)) return []
    const { protocol, host, href } = new URL(filled)
    if (protocol !== 'https:' && protocol !== 'http:') return []
    return [{ name: link.name, url: href, host }]
  })
}
