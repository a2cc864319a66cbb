import { aboutMesh } from './aboutMesh.ts'
import type { Gltf } from './Gltf.ts'
import type { MeshData, RowData } from './ModelData.ts'
import type { PartRows } from './readParts.ts'

/** Packs the rows of a model for the way from the worker. */
export function packRows(gltf: Gltf, rows: PartRows): RowData {
  const { paths, parent, end: ends, isPart, local, nodeOf, meshOf, rowOf } = rows
  const extrasEnd = new Uint32Array(paths.length)
  const texts: string[] = []
  let end = 0
  for (let row = 0; row < paths.length; row++) {
    const { extras } = gltf.nodes?.[nodeOf[row]] ?? {}
    if (extras !== null && typeof extras === 'object') {
      const text = JSON.stringify(extras)
      texts.push(text)
      end += text.length
    }
    extrasEnd[row] = end
  }
  const pathText = paths.join('\n')
  const extrasText = texts.join('')
  const arrays = { parent, end: ends, isPart, local, nodeOf, meshOf, rowOf }
  return { ...arrays, pathText, extrasText, extrasEnd }
}

/** What the file calls its meshes and their materials, packed likewise. */
export function packMeshes(gltf: Gltf): MeshData {
  const about = (gltf.meshes ?? []).map((_, mesh) => aboutMesh(gltf, mesh))
  return {
    names: about.map(({ mesh }) => mesh).join('\n'),
    materials: about.map(({ material }) => material).join('\n'),
    triangles: Uint32Array.from(about, ({ triangles }) => triangles),
  }
}
