import type { BatchData } from './packBatches.ts'
import type { Numbers } from './Shape.ts'

/** Arrays of fewer bytes are put together. */
const small = 1 << 16

/**
 * Puts the small arrays of batches into one buffer: a buffer takes about 10 µs to hand over, and a model of a few hundred
 * shapes has more than a thousand arrays.
 */
export function joinSmall(batches: readonly BatchData[]): BatchData[] {
  let size = 0
  for (const batch of batches) {
    for (const array of arraysOf(batch)) if (array.byteLength < small) size += padded(array)
  }
  const buffer = new ArrayBuffer(size)
  let at = 0
  const move = <Kind extends Numbers | Float64Array>(array: Kind): Kind => {
    if (array.byteLength >= small) return array
    const make = array.constructor as new (to: ArrayBuffer, from: number, length: number) => Kind
    const moved = new make(buffer, at, array.length)
    moved.set(array)
    at += padded(array)
    return moved
  }
  return batches.map((batch) => {
    const attributes = { ...batch.attributes }
    for (const name in attributes)
      attributes[name] = { ...attributes[name], array: move(attributes[name].array) }
    const { index, own, sphere } = batch
    return { ...batch, attributes, index: move(index), own: move(own), sphere: move(sphere) }
  })
}

function arraysOf({ attributes, index, own, sphere }: BatchData): (Numbers | Float64Array)[] {
  return [...Object.values(attributes).map(({ array }) => array), index, own, sphere]
}

/** Bytes of an array up to where any other may begin. */
function padded({ byteLength }: Numbers | Float64Array): number {
  return Math.ceil(byteLength / 8) * 8
}
