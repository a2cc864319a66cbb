import { Matrix4 } from 'three'
import type { Solid } from './Solid.ts'

/** A node of the file. Its place is its pivot. */
export interface Part {
  name: string
  place: Matrix4
  solid: Solid | undefined
  children: Part[]
  /** Moves in the running plant, so it neither throws baked shade on others nor catches theirs. */
  moves: boolean
  /** Repeats as a whole: its shared solids are baked among each other and the floor. */
  isUnit: boolean
  /** What the file says of it besides: IFC class, system, storey. */
  extras?: Record<string, string | number>
}

export function part(name: string, shape?: Solid, place?: Matrix4, children: Part[] = []): Part {
  return {
    name,
    place: place ?? new Matrix4(),
    solid: shape,
    children,
    moves: false,
    isUnit: false,
  }
}

export function group(name: string, children: Part[], place?: Matrix4): Part {
  return part(name, undefined, place, children)
}

export function moving(child: Part): Part {
  child.moves = true
  return child
}

export function unit(child: Part): Part {
  child.isUnit = true
  return child
}

/** `Name01`, `Name02` … at each place, all drawn with one solid. */
export function repeat(name: string, shape: Solid, places: readonly Matrix4[], digits = 2): Part[] {
  return places.map((place, k) => part(numbered(name, k + 1, digits), shape, place))
}

export function numbered(name: string, index: number, digits = 2): string {
  return name + String(index).padStart(digits, '0')
}
