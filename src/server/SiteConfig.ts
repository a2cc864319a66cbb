/** What the page asks for first, as `gemba.json` beside it. Addresses may be relative to the page. */
export type SiteConfig = {
  twin: string
  /** A WebSocket address; relative ones mean the page's own server. */
  broker: string
}

/** The site's configuration for a plant in `models/`, by default with the embedded broker. */
export function makeSiteConfig(plant: string, broker = 'mqtt'): SiteConfig {
  return { twin: `models/${plant}/twin.json`, broker }
}
