/** Whether this page is a wall display (`?kiosk`), which only shows: known before anything is loaded. */
export function isKiosk(): boolean {
  return new URLSearchParams(location.search).has('kiosk')
}
