/** Puts a dot of that colour before the state's word, or takes it away (the theme draws it). */
export function showState(element: HTMLElement, colour: string): void {
  if ((element.dataset.state ?? '') === colour) return
  if (colour === '') delete element.dataset.state
  else element.dataset.state = colour
  element.style.setProperty('--state', colour)
}
