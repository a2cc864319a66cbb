/** The letters of the panels, from the page's own origin (see `models/build/fonts/makeFonts.mjs`). */
export const fontFamilies = {
  panel: { 500: font('panel-500'), 600: font('panel-600') },
}

function font(name: string): string {
  return new URL(`fonts/${name}.json`, document.baseURI).href
}
