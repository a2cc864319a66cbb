import type { Vector3 } from 'three'
import type { World } from '../World.ts'

/** Where the tip of a note's pin is, metres of the plant. */
export type PinPlace = { readonly id: string; readonly world: Vector3; readonly emphasis: number }

/** What the pins of notes answer to a pointer, once they are loaded: `x`, `y` are -1 … 1 in the picture. */
export const pins = {
  /** Whether a pin is under the pointer, which then shows its title; NaN: the pointer has left. */
  point: (_x: number, _y: number): boolean => false,
  /** Opens the pin under the pointer; false when there is none. */
  press: (_x: number, _y: number): boolean => false,
  /** All there are; of those that are not seen the emphasis is below 0. */
  all: (): readonly PinPlace[] => [],
  /** Takes a point of an item of the world as the place of a new note; false when nobody waits for one. */
  offer: (_world: World, _item: number, _point: Vector3, _normal: Vector3): boolean => false,
}
