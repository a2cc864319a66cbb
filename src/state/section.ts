import { create } from 'zustand'

/** A plane: x, y, z, w, of the world in metres; what lies on its negative side is cut away. */
type Plane = readonly number[]

/** The plane that cuts the plant open. */
export type Section = {
  /** As it is in the picture; null for none. */
  plane: Plane | null
  /** As a presenter has it and the picture is to have it too; the scene takes it from here. */
  wanted: Plane | null
}

export const useSection = create<Section>(() => ({ plane: null, wanted: null }))
