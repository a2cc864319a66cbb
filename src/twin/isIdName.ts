/** Names of properties in `extras` that hold an id, letters alone and small. */
const idNames =
  /^(ifc)?(globalid|guid|uuid|id|tag|handle|elementid|externalid|persistentid|uniqueid)$/
const ifcGlobalId = /^[0-3][0-9A-Za-z_$]{21}$/

/** Whether a property that is called so holds an id of its node: `globalId`, `Tag`, `element_id`. */
export function isIdName(key: string): boolean {
  return idNames.test(key.toLowerCase().replaceAll(/[^a-z]/g, ''))
}

/** Whether a text is a GlobalId as IFC writes it: 22 signs. */
export function isIfcGlobalId(text: string): boolean {
  return ifcGlobalId.test(text)
}
