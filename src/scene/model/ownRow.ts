/** Name of the attribute that holds the row plus one, of each vertex or of each instance. */
export const ownRow = 'gembaOwn'
