import { expect, test } from 'vitest'
import { none, saidOf, type Case } from '../../world/hostileJudge.ts'

/** Things that name others which are not there. */
const cases: Case[] = [
  ['a scene that is not there', (j) => (j.scene = 3), /scene 3, which it does not have/],
  [
    'a scene with a node that is not there',
    (j) => (j.scenes[0].nodes = [none]),
    /scene 0 names node 9999/,
  ],
  ['a child that is not there', (j) => (j.nodes[0].children = [none]), /node 0 names node 9999/],
  ['a child below zero', (j) => (j.nodes[0].children = [-1]), /node 0 names node -1/],
  ['half a child', (j) => (j.nodes[0].children = [1.5]), /node 0 names node 1.5/],
  ['a child by name', (j) => (j.nodes[0].children = ['1']), /node 0 names node “1”/],
  ['a mesh that is not there', (j) => (j.nodes[1].mesh = none), /node 1 names mesh 9999/],
  ['a mesh of no number', (j) => (j.nodes[1].mesh = {}), /node 1 names mesh an object/],
  ['a skin that is not there', (j) => (j.nodes[2].skin = 4), /node 2 names skin 4/],
  [
    'instances from nowhere',
    (j) => (j.nodes[3].extensions.EXT_mesh_gpu_instancing.attributes.TRANSLATION = none),
    /node 3 names array 9999/,
  ],
  [
    'positions from nowhere',
    (j) => (j.meshes[0].primitives[0].attributes.POSITION = none),
    /mesh 0 names array 9999/,
  ],
  [
    'indices from nowhere',
    (j) => (j.meshes[0].primitives[0].indices = 1e9),
    /mesh 0 names array 1000000000/,
  ],
  [
    'a material that is not there',
    (j) => (j.meshes[0].primitives[0].material = 7),
    /mesh 0 names material 7/,
  ],
  [
    'a shape from nowhere',
    (j) => (j.meshes[1].primitives[0].targets = [{ POSITION: none }]),
    /mesh 1 names array 9999/,
  ],
  [
    'a texture that is not there',
    (j) => (j.materials[0].pbrMetallicRoughness.baseColorTexture.index = 5),
    /material 0 names texture 5/,
  ],
  [
    'a texture of an extension that is not there',
    (j) =>
      (j.materials[0].extensions = { KHR_materials_sheen: { sheenColorTexture: { index: 9 } } }),
    /material 0 names a texture in KHR_materials_sheen/,
  ],
  ['an image that is not there', (j) => (j.textures[0].source = 5), /texture 0 names image 5/],
  [
    'a packed image that is not there',
    (j) => (j.textures[0].extensions = { KHR_texture_basisu: { source: 8 } }),
    /texture 0 names image 8/,
  ],
  ['a sampler that is not there', (j) => (j.textures[0].sampler = 5), /texture 0 names sampler 5/],
  [
    'an image view that is not there',
    (j) => (j.images[0].bufferView = none),
    /image 0 names data view 9999/,
  ],
  [
    'a data view that is not there',
    (j) => (j.accessors[0].bufferView = none),
    /array 0 names data view 9999/,
  ],
  [
    'a buffer that is not there',
    (j) => (j.bufferViews[0].buffer = 1),
    /data view 0 names buffer 1/,
  ],
  ['a joint that is not there', (j) => (j.skins[0].joints = [none]), /skin 0 names node 9999/],
  [
    'bind matrices from nowhere',
    (j) => (j.skins[0].inverseBindMatrices = none),
    /skin 0 names array 9999/,
  ],
  [
    'an animated node that is not there',
    (j) => (j.animations[0].channels[0].target.node = none),
    /animation 0 names node 9999/,
  ],
  [
    'an animation sampler that is not there',
    (j) => (j.animations[0].channels[0].sampler = 3),
    /animation 0 names sampler 3/,
  ],
  [
    'times from nowhere',
    (j) => (j.animations[0].samplers[0].input = none),
    /animation 0 names array 9999/,
  ],
]

test.each(cases)('refuses %s', (_, spoil, words) => {
  expect(saidOf(spoil)).toMatch(words)
})
