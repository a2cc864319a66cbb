import type { BcfPoint } from './BcfTopic.ts'

type Point = readonly [number, number, number]

/** From BCF's space (z up) to the plant's (y up), both in metres. */
export function toPlant([x, y, z]: BcfPoint): Point {
  return [x, z, 0 - y]
}

/** From the plant's space to BCF's. */
export function toBcf([x, y, z]: Point): BcfPoint {
  return [x, 0 - z, y]
}

export function add(a: Point, b: Point, times: number): Point {
  return [a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times]
}

export function dot(a: Point, b: Point): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/** The same way with length 1; null where there is none. */
export function unit(way: Point): Point | null {
  const length = Math.hypot(...way)
  return length < 1e-9 ? null : [way[0] / length, way[1] / length, way[2] / length]
}

/** Where up is in a picture that is taken straight, in the plant; looking down or up, north is up. */
export function upOf(direction: Point): Point {
  const sky: Point = Math.abs(direction[1]) > 0.999 ? [0, 0, -1] : [0, 1, 0]
  return unit(add(sky, direction, -dot(sky, direction))) ?? [0, 1, 0]
}

/** To millimetres, as pins are, or to other parts of a metre: what is left of sums is gone after the first time. */
export function rounded([x, y, z]: Point, parts = 1000): Point {
  return [
    Math.round(x * parts) / parts,
    Math.round(y * parts) / parts,
    Math.round(z * parts) / parts,
  ]
}
