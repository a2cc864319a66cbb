import { Vector4 } from 'three'
import type { Cutaway } from './Cutaway.ts'

/**
 * What is taken out of the picture to look inside, as all shaders of the plant read it; and who tells rays about it, while
 * there is somebody (see `Cutaway`, which comes with the headset).
 */
export const sight = {
  cutaway: null as Cutaway | null,
  uniforms: {
    /**
     * The eyes, and how large a part is at least to be drawn: its radius at a distance of 1; 0 draws all. A wearer's guard sets it
     * while frames come late.
     */
    gembaLeast: { value: new Vector4(0, 0, 0, 0) },
    /** A plane: what lies on the negative side is cut away; all zeros but the last cut nothing. */
    gembaCut: { value: new Vector4(0, 0, 0, 1) },
    /** Where a cone begins, and how long it is; a length of 0 is none. */
    gembaTorch: { value: new Vector4(0, 0, 0, 0) },
    /** Its direction of length 1, and its radius at a length of 1. */
    gembaBeam: { value: new Vector4(0, 0, -1, 0.2) },
  },
}
