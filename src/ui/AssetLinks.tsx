import { ExternalLink } from 'lucide-react'
import { linksOf } from '#twin/linksOf.ts'
import type { Twin } from '#twin/Twin.ts'
import css from './AssetLinks.module.css'

/** The documents of an asset on other pages, each with the host that it leads to. Nothing where there are none. */
export function AssetLinks({ twin, asset }: { twin: Twin; asset: number }) {
  const links = linksOf(twin, asset)
  if (links.length === 0) return null
  return (
    <section aria-label="Documents">
      <h3>Documents</h3>
      <ul className={css.links}>
        {links.map(({ name, url, host }) => (
          <li key={name}>
            <a
              href={url}
              target="_blank"
              rel="noopener noreferrer"
              title={url}
              aria-label={`${name}, on ${host}, in a new tab`}
            >
              <span>{name}</span>
              <small>{host}</small>
              <ExternalLink aria-hidden />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
