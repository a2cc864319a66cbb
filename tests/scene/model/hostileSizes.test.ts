import { expect, test } from 'vitest'
import { row, saidOf, type Case, type Json } from '../../world/hostileJudge.ts'

/** More than the file carries, or than can be held or drawn. */
const cases: Case[] = [
  [
    '6 GB that the file does not carry',
    (j) => (j.buffers[0].byteLength = 6e9),
    /says that it carries 6000000000 bytes/,
  ],
  [
    'a view beyond its buffer',
    (j) => (j.bufferViews[0].byteLength = 1e6),
    /data view 0 reaches beyond its buffer/,
  ],
  [
    'a view that starts beyond its buffer',
    (j) => (j.bufferViews[0].byteOffset = 2 ** 33),
    /data view 0 reaches beyond its buffer/,
  ],
  [
    'an array beyond its view',
    (j) => (j.accessors[0].count = 5),
    /array 0 reaches beyond its data/,
  ],
  [
    'an array that starts beyond its view',
    (j) => (j.accessors[0].byteOffset = 4),
    /array 0 reaches beyond its data/,
  ],
  [
    'an array between numbers',
    (j) => ((j.accessors[0].byteOffset = 1), (j.accessors[0].count = 1)),
    /array 0 starts at byte 1, which is no multiple of 4/,
  ],
  [
    'elements that overlap',
    (j) => (j.bufferViews[0].byteStride = 4),
    /array 0 has elements that overlap/,
  ],
  [
    'a stride between numbers',
    (j) => ((j.bufferViews[0].byteStride = 14), (j.accessors[0].count = 2)),
    /array 0 starts at byte 0, which is no multiple of 4/,
  ],
  [
    '6 GB of zeros',
    (j) => j.accessors.push({ componentType: 5126, type: 'VEC3', count: 5e8 }),
    /6000 MB/,
  ],
  [
    'many arrays of zeros',
    (j) =>
      j.accessors.push(
        ...Array.from({ length: 100 }, () => ({
          componentType: 5126,
          type: 'MAT4',
          count: 30_000,
        })),
      ),
    /192 MB, which the file does not carry/,
  ],
  [
    'more replaced than there is',
    (j) => (j.accessors.at(-1).sparse.count = 5),
    /replaces more elements than it has/,
  ],
  [
    'replacements beyond their data',
    (j) => (j.accessors.at(-1).sparse.count = 4),
    /array 10 reaches beyond its data/,
  ],
  [
    'a meshopt view of 6 GB',
    (j) =>
      (j.bufferViews[0].extensions = {
        EXT_meshopt_compression: {
          buffer: 0,
          byteLength: 16,
          byteStride: 12,
          count: 5e8,
          mode: 'ATTRIBUTES',
        },
      }),
    /data view 0 claims to become 6000 MB from 16 bytes/,
  ],
  [
    'a meshopt view beyond its buffer',
    (j) =>
      (j.bufferViews[0].extensions = {
        KHR_meshopt_compression: { buffer: 0, byteLength: 1e6, byteStride: 12, count: 4 },
      }),
    /data view 0 reaches beyond its buffer/,
  ],
  [
    'a meshopt view of nowhere',
    (j) =>
      (j.bufferViews[0].extensions = {
        EXT_meshopt_compression: { buffer: 4, byteLength: 16, byteStride: 12, count: 4 },
      }),
    /data view 0 names buffer 4/,
  ],
  [
    'a second buffer without data',
    (j) => (j.buffers.push({ byteLength: 100 }), (j.bufferViews[0].buffer = 1)),
    /buffer 1 has no data/,
  ],
  [
    'a data: buffer that is shorter than it says',
    (j) => j.buffers.push({ byteLength: 100, uri: 'data:application/octet-stream;base64,AAAA' }),
    /buffer 1 says that it has 100 bytes/,
  ],
  [
    'fewer normals than positions',
    (j) => (j.accessors[1].count = 3),
    /4 positions, but only 3 of NORMAL/,
  ],
  [
    'normals of two numbers',
    (j) => (j.meshes[0].primitives[0].attributes.NORMAL = 2),
    /mesh 0 has NORMAL of type VEC2/,
  ],
  [
    'flat positions',
    (j) => (j.meshes[0].primitives[0].attributes.POSITION = 2),
    /mesh 0 has positions of type VEC2/,
  ],
  [
    'indices that are fractions',
    (j) => (j.meshes[0].primitives[0].indices = 7),
    /mesh 0 has indices that are no whole numbers/,
  ],
  [
    'a hundred attributes',
    (j) =>
      Object.assign(
        j.meshes[0].primitives[0].attributes,
        Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`_A${i}`, 0])),
      ),
    /mesh 0 has 103 attributes/,
  ],
  [
    'a shape that does not fit',
    (j) => (j.meshes[1].primitives[0].targets = [{ POSITION: 7 }]),
    /mesh 1 has a shape that does not fit/,
  ],
  [
    'an instance list of 30 million',
    (j) =>
      (j.nodes[3].extensions.EXT_mesh_gpu_instancing.attributes.TRANSLATION =
        j.accessors.push({ componentType: 5126, type: 'VEC3', count: 3e7 }) - 1),
    /30,000,00\d nodes and instances/,
  ],
  [
    'billions of triangles',
    (j) => (
      row(j, 60_000),
      (j.accessors[3].count = 30_000),
      j.accessors.forEach((a: Json) => a.bufferView === 3 && delete a.bufferView)
    ),
    /million triangles/,
  ],
  [
    '30,000 points',
    (j) => (row(j, 30_000), (j.meshes[0].primitives[0].mode = 0)),
    /30,\d{3} lines, points/,
  ],
  [
    '30,000 materials',
    (j) => (j.materials = Array.from({ length: 30_000 }, () => ({}))),
    /30,000 materials; at most 20,000/,
  ],
]

test.each(cases)('refuses %s', (_, spoil, words) => {
  expect(saidOf(spoil)).toMatch(words)
})
