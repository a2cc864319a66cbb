/**
 * What to call a node: its own name, unless exporters made that up (an IFC GlobalId, `mesh_12`, nothing) and its `extras`
 * know a better one.
 */
export function readableName(
  name: string,
  extras: Readonly<Record<string, unknown>> | null,
): string {
  if (!extras || !isMadeUp(name)) return name
  for (const key of ['name', 'Name', 'longName', 'LongName', 'label', 'description', 'tag']) {
    const value = Object.hasOwn(extras, key) ? extras[key] : undefined
    if (typeof value === 'string' && value.trim() !== '' && !isMadeUp(value)) return value.trim()
  }
  const kind = ['ifcClass', 'class', 'type'].map((key) => extras[key])
  const word = kind.find((value) => typeof value === 'string' && value !== '')
  return typeof word === 'string' ? word.replace(/^Ifc/, '') : name
}

/** Whether a name says nothing to a person: an IFC GlobalId, a UUID, a number, or a word for "thing" with a number. */
function isMadeUp(name: string): boolean {
  const plain = name.replace(/~\d+$/, '').trim()
  return (
    isGlobalId(plain) ||
    /^[{(]?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}[)}]?$/i.test(plain) ||
    /^(node|mesh|object|group|instance|solid|body|part|shape|geometry)?[\s_.:#-]*\d*$/i.test(plain)
  )
}

/** An IFC GlobalId: 22 characters of its own base 64 (IFC 4.3, IfcGloballyUniqueId), with a digit or sign among them. */
export function isGlobalId(text: string): boolean {
  return /^[0-3][0-9A-Za-z_$]{21}$/.test(text)
}
