/** A bare triangle mesh: flat arrays of metres, unit normals, texture metres and indices. */
export interface Surface {
  positions: number[]
  normals: number[]
  uvs: number[]
  indices: number[]
}

export function makeSurface(): Surface {
  return { positions: [], normals: [], uvs: [], indices: [] }
}

/** Appends a vertex and returns its index. */
export function pushVertex(
  surface: Surface,
  position: ArrayLike<number>,
  normal: ArrayLike<number>,
  u: number,
  v: number,
): number {
  surface.positions.push(position[0], position[1], position[2])
  surface.normals.push(normal[0], normal[1], normal[2])
  surface.uvs.push(u, v)
  return surface.positions.length / 3 - 1
}
