import { expect, test } from 'vitest'
import { saidOf, type Case } from '../../world/hostileJudge.ts'

/** Values of the wrong kind, and what does not fit together. */
const cases: Case[] = [
  ['nodes that are no list', (j) => (j.nodes = { length: 1e9 }), /“nodes” is no list/],
  ['a node that is nothing', (j) => (j.nodes[1] = null), /node 1 is null instead of an object/],
  [
    'a node that is a list',
    (j) => (j.nodes[1] = []),
    /node 1 is an empty list instead of an object/,
  ],
  [
    'children that are no list',
    (j) => (j.nodes[0].children = 'all'),
    /node 0 has the text "all" as its “children”/,
  ],
  ['a mesh without pieces', (j) => delete j.meshes[0].primitives, /mesh 0 has no “primitives”/],
  [
    'a piece that is nothing',
    (j) => (j.meshes[0].primitives = [null]),
    /mesh 0 has “primitives” that is null/,
  ],
  [
    'a piece without attributes',
    (j) => delete j.meshes[0].primitives[0].attributes,
    /mesh 0 .*no “attributes”/,
  ],
  [
    'a piece of an unknown mode',
    (j) => (j.meshes[0].primitives[0].mode = 7),
    /mesh 0 .*7 as its “mode”/,
  ],
  [
    'numbers of an unknown type',
    (j) => (j.accessors[0].componentType = 5130),
    /array 0 has 5130 as its “componentType”/,
  ],
  [
    'elements of an unknown type',
    (j) => (j.accessors[0].type = 'VEC9'),
    /array 0 has “VEC9” as its “type”/,
  ],
  ['a count that is a text', (j) => (j.accessors[0].count = '4'), /array 0 has “4” as its “count”/],
  ['a count below zero', (j) => (j.accessors[0].count = -4), /array 0 has -4 as its “count”/],
  ['a huge count', (j) => (j.accessors[0].count = 1e308), /array 0 has 1e\+308 as its “count”/],
  [
    'extensions that are no list',
    (j) => (j.extensionsUsed = 'KHR_all'),
    /“extensionsUsed” is no list of names/,
  ],
  [
    'extensions that are no names',
    (j) => (j.extensionsRequired = [{}]),
    /“extensionsRequired” is no list of names/,
  ],
  [
    'a channel without a target',
    (j) => delete j.animations[0].channels[0].target,
    /animation 0 .*no “target”/,
  ],
  [
    'a texture set that no shader has',
    (j) => (j.materials[0].normalTexture = { index: 0, texCoord: 9 }),
    /material 0 .*9 as its “texCoord”/,
  ],
  [
    'an image that is nowhere',
    (j) => (j.images[0] = {}),
    /image 0 is neither in the file nor beside it/,
  ],
  [
    'an image that is a drawing',
    (j) => (j.images[0].mimeType = 'image/svg+xml'),
    /image 0 is of the kind “image\/svg\+xml”/,
  ],
  [
    'a place without end',
    (j) => (j.nodes[1].translation = [1e308, 0, 0]),
    /node 1 has 1e\+308 in its “translation”/,
  ],
  [
    'a place of two numbers',
    (j) => (j.nodes[1].translation = [1, 2]),
    /node 1 has 2 numbers as its “translation”, which needs 3/,
  ],
  [
    'a turn of words',
    (j) => (j.nodes[1].rotation = ['a', 0, 0, 1]),
    /node 1 has “a” in its “rotation”/,
  ],
  [
    'a matrix of fifteen',
    (j) => (j.nodes[1].matrix = Array(15).fill(0)),
    /node 1 has 15 numbers as its “matrix”/,
  ],
  [
    'a matrix with nothing',
    (j) => (j.nodes[1].matrix = Array(16).fill(null)),
    /node 1 has null in its “matrix”/,
  ],
  [
    'bounds without end',
    (j) => (j.accessors[0].max = [1e300, 0, 0]),
    /mesh 0 has positions without sound bounds/,
  ],
  ['a skin without joints', (j) => (j.skins[0].joints = []), /skin 0 has no joints/],
  [
    'too few bind matrices',
    (j) => (j.skins[0].joints = [4, 3]),
    /skin 0 has no matrix for each of its 2 joints/,
  ],
  [
    'bind matrices that are none',
    (j) => (j.skins[0].inverseBindMatrices = 0),
    /skin 0 has no matrix/,
  ],
  ['more times than places', (j) => (j.animations[0].samplers[0].input = 6), /animation 0 /],
  [
    'places that are turns',
    (j) => (j.animations[0].channels[0].target.path = 'rotation'),
    /its rotation does not fit/,
  ],
  [
    'a spline without slopes',
    (j) => (j.animations[0].samplers[0].interpolation = 'CUBICSPLINE'),
    /its translation does not fit/,
  ],
  [
    'an extension that it needs',
    (j) => (j.extensionsRequired = ['MSFT_lod']),
    /needs MSFT_lod, which is not supported/,
  ],
  [
    'an extension with a name of JavaScript',
    (j) => (j.extensionsRequired = ['constructor']),
    /needs constructor, which/,
  ],
]

test.each(cases)('refuses %s', (_, spoil, words) => {
  expect(saidOf(spoil)).toMatch(words)
})
