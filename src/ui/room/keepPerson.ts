/** Where a browser keeps how its person is called, their colour, and the key that tells it from others. */
const place = 'gemba.person'

/** Keeps the name and the colour of the person for the next time; whatever else is kept there stays. */
export function keepPerson(person: { name: string; colour: string }): void {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    const before = typeof kept === 'object' && kept !== null ? kept : {}
    localStorage.setItem(place, JSON.stringify({ ...before, ...person }))
  } catch {
    // A browser that keeps nothing: the name holds until the page is closed.
    return
  }
}
