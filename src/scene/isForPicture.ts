/** Whether a key that is pressed now is for the picture: it, or nothing else, has the focus. */
export function isForPicture(place: HTMLElement): boolean {
  const { activeElement } = document
  return activeElement === document.body || activeElement === null || place.contains(activeElement)
}
