import { Vector3 } from 'three'

/** Where the pointer over the page's picture, or the last tap, met the plant, written in place; `is`: it meets something. */
export const pointed = { is: false, point: new Vector3() }
