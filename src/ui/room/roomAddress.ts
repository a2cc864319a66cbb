/** The parts of the page's address that are about one person or their screen, and not for others. */
const own = ['name', 'kiosk', 'wall', 'cell', 'gap']

/**
 * The page's address in a room, as somebody else is to open it: the plant and the broker stay, what is about this person goes. `hash`
 * is a view (`makeViewHash`), or empty for none.
 */
export function roomAddress(address: string, room: string, hash: string): string {
  const url = new URL(address)
  for (const name of own) url.searchParams.delete(name)
  url.searchParams.set('room', room)
  url.hash = hash
  return url.href
}

/** Whether only this computer can open an address. */
export function isOnlyHere(address: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname)
}
