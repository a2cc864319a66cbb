/** What the page asks for first, as `gemba.json` beside it. Addresses may be relative to the page. */
export type SiteConfig = {
  twin: string
  /**
   * A WebSocket address; relative ones mean the page's own server. Without one the page takes the twin file's, else `mqtt` beside
   * itself.
   */
  broker?: string
  /** Hosts of a closed network that may be spoken to unencrypted; `self` is the page's own. Nothing beyond this machine is otherwise. */
  unencrypted?: string[]
}

/** The site's configuration for a plant in `models/`. */
export function makeSiteConfig(
  plant: string,
  broker?: string,
  unencrypted: string[] = [],
): SiteConfig {
  return {
    twin: `models/${plant}/twin.json`,
    ...(broker !== undefined && { broker }),
    ...(unencrypted.length > 0 && { unencrypted }),
  }
}
