import type { PerspectiveCamera } from 'three'

/**
 * Who moves the page's camera in place of its own controls for a while: returns whether it has moved. Null: the controls do. It comes with the other people (see
 * `Ride`).
 */
export const ride: { step: ((camera: PerspectiveCamera, seconds: number) => boolean) | null } = {
  step: null,
}
