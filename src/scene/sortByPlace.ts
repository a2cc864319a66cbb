/**
 * Boxes (six numbers each) in the order of a Morton curve through their centres, 1,024 cells a side: a tree of them is then
 * made by cutting the list, without looking at a box again (Lauterbach et al., Fast BVH Construction on GPUs, 2009). `codes` are
 * the sorted numbers of the cells. 100,000 boxes take about 10 ms, where parting them level by level took 150.
 */
export function sortByPlace(boxes: Float32Array): { items: Uint32Array; codes: Uint32Array } {
  const size = boxes.length / 6
  const least = [Infinity, Infinity, Infinity]
  const most = [-Infinity, -Infinity, -Infinity]
  for (let at = 0; at < boxes.length; at += 6) {
    for (let k = 0; k < 3; k++) {
      const centre = boxes[at + k] + boxes[at + k + 3]
      if (centre < least[k]) least[k] = centre
      if (centre > most[k]) most[k] = centre
    }
  }
  const side = Math.max(most[0] - least[0], most[1] - least[1], most[2] - least[2])
  const cells = side > 0 && side < Infinity ? 1023.999 / side : 0
  const codes = new Uint32Array(size)
  for (let item = 0; item < size; item++) {
    let code = 0
    for (let k = 0; k < 3; k++) {
      const at = item * 6 + k
      code |= spread((boxes[at] + boxes[at + 3] - least[k]) * cells) << k
    }
    codes[item] = code
  }
  return sortPairs(codes)
}

/** The first of a sorted list whose highest bit that is not common to all is set. */
export function firstOfHalf(codes: Uint32Array, start: number, end: number): number {
  const bit = 31 - Math.clz32(codes[start] ^ codes[end - 1])
  const border = (codes[end - 1] >>> bit) << bit
  let low = start
  let high = end
  while (low < high) {
    const middle = (low + high) >> 1
    if (codes[middle] < border) low = middle + 1
    else high = middle
  }
  return low
}

/** Sorts codes below 2³⁰ and the numbers of their items along: three passes of ten bits. */
function sortPairs(unsorted: Uint32Array): { items: Uint32Array; codes: Uint32Array } {
  const size = unsorted.length
  let codes = unsorted
  let items: Uint32Array = Uint32Array.from({ length: size }, (_, item) => item)
  let otherCodes: Uint32Array = new Uint32Array(size)
  let otherItems: Uint32Array = new Uint32Array(size)
  const starts = new Uint32Array(1025)
  for (let shift = 0; shift < 30; shift += 10) {
    starts.fill(0)
    for (let i = 0; i < size; i++) starts[((codes[i] >>> shift) & 1023) + 1]++
    for (let i = 0; i < 1024; i++) starts[i + 1] += starts[i]
    for (let i = 0; i < size; i++) {
      const to = starts[(codes[i] >>> shift) & 1023]++
      otherCodes[to] = codes[i]
      otherItems[to] = items[i]
    }
    ;[codes, otherCodes] = [otherCodes, codes]
    ;[items, otherItems] = [otherItems, items]
  }
  return { items, codes }
}

/** Puts two zeros between the ten bits of a number. */
function spread(value: number): number {
  let bits = value & 1023
  bits = (bits | (bits << 16)) & 0x030000ff
  bits = (bits | (bits << 8)) & 0x0300f00f
  bits = (bits | (bits << 4)) & 0x030c30c3
  return (bits | (bits << 2)) & 0x09249249
}
