import type { BufferGeometry } from 'three'
import { boxOf, type Attribute, type Numbers, type Shape } from './Shape.ts'

/** A three.js geometry, made by code, as a shape. */
export function shapeFrom({ attributes, index }: BufferGeometry): Shape {
  const taken: Record<string, Attribute> = {}
  for (const [name, { array, itemSize, normalized }] of Object.entries(attributes))
    taken[name] = { array: array as Numbers, itemSize, normalized }
  return {
    attributes: taken,
    index: (index?.array ?? null) as Shape['index'],
    vertices: attributes.position.count,
    box: boxOf(taken.position),
  }
}
