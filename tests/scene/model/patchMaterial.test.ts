import {
  MeshBasicMaterial,
  MeshDepthMaterial,
  MeshLambertMaterial,
  MeshPhongMaterial,
  MeshPhysicalMaterial,
  MeshStandardMaterial,
  ShaderLib,
  type Material,
  type WebGLProgramParametersWithUniforms,
  type WebGLRenderer,
} from 'three'
import { expect, test } from 'vitest'
import { isPatchable, patchMaterial, tameMaterial } from '#scene/model/patchMaterial.ts'
import { StateTexture } from '#scene/model/StateTexture.ts'
import { Look, PartTable } from '#twin/PartTable.ts'

const place = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
const nodes = (count: number) => {
  return Array.from({ length: count }, (_, i) => ({
    path: `p${i}`,
    parent: -1,
    isPart: true,
    local: place,
  }))
}

const shaders: [Material, keyof typeof ShaderLib][] = [
  [new MeshStandardMaterial(), 'physical'],
  [new MeshPhysicalMaterial(), 'physical'],
  [new MeshLambertMaterial(), 'lambert'],
  [new MeshPhongMaterial(), 'phong'],
  [new MeshBasicMaterial(), 'basic'],
]

function compile(
  material: Material,
  key: keyof typeof ShaderLib,
): WebGLProgramParametersWithUniforms {
  const { vertexShader, fragmentShader } = ShaderLib[key]
  const program = { uniforms: {}, vertexShader, fragmentShader }
  material.onBeforeCompile(program as WebGLProgramParametersWithUniforms, {} as WebGLRenderer)
  return program as WebGLProgramParametersWithUniforms
}

test.each(shaders)('finds every place in the shader of %o', (material, key) => {
  const state = new StateTexture(new PartTable(nodes(3)))
  expect(isPatchable(material)).toBe(true)
  patchMaterial(material, state, 'own')
  const { vertexShader, fragmentShader, uniforms } = compile(material, key)
  expect(vertexShader).toContain('mvPosition = gembaPlace * mvPosition')
  expect(vertexShader).not.toContain('#include <batching_vertex>')
  expect(fragmentShader).toContain('vGembaTint')
  expect(uniforms.gembaLook.value).toBe(state.look)
  expect(uniforms.gembaColour.value).toBe(state.colour)
})

test('patches depth materials too, for shadows', () => {
  const depth = new MeshDepthMaterial()
  patchMaterial(depth, new StateTexture(new PartTable(nodes(1))), { row: 0, skinned: false })
  expect(compile(depth, 'depth').vertexShader).toContain('gembaPlace')
})

test('shares programs between materials that are patched in the same way, and only those', () => {
  const state = new StateTexture(new PartTable(nodes(1)))
  const keys = [
    'own' as const,
    'own' as const,
    { row: 0, skinned: false },
    { row: 0, skinned: true },
  ].map((source) => {
    const material = new MeshStandardMaterial()
    patchMaterial(material, state, source)
    return material.customProgramCacheKey()
  })
  expect(keys[0]).toBe(keys[1])
  expect(new Set(keys).size).toBe(3)
})

test('draws glass by blending in one pass', () => {
  const glass = new MeshPhysicalMaterial({ transmission: 1, side: 2 })
  tameMaterial(glass)
  expect(glass).toMatchObject({
    transmission: 0,
    transparent: true,
    opacity: 0.25,
    depthWrite: false,
    forceSinglePass: true,
  })
})

test('uploads only lines with dirty rows, neighbouring ones at once, and everything after a lost context', () => {
  const parts = new PartTable(nodes(256 * 5))
  const state = new StateTexture(parts)
  const calls: number[][] = []
  let kept = new Map<object, { __webglTexture?: object }>()
  const gl = {
    TEXTURE_2D: 1,
    texSubImage2D: (
      _t: number,
      _l: number,
      _x: number,
      y: number,
      width: number,
      height: number,
    ) => {
      calls.push([y, width, height])
    },
  }
  const renderer = {
    xr: { isPresenting: false },
    getPixelRatio: () => 1,
    getContext: () => gl,
    state: { bindTexture: () => undefined, pixelStorei: () => undefined },
    properties: {
      get: (texture: object) => {
        if (!kept.has(texture)) kept.set(texture, {})
        return kept.get(texture)
      },
    },
    initTexture(texture: object) {
      calls.push([-1])
      kept.set(texture, { __webglTexture: {} })
    },
  } as unknown as WebGLRenderer
  state.upload(renderer, 1)
  expect(calls.splice(0)).toEqual([[-1], [-1], [-1]])
  state.upload(renderer, 1)
  expect(calls).toEqual([])
  for (const row of [3, 255, 256, 1279]) parts.setColour(row, 1, 0, 0, 1)
  parts.set(600, Look.opacity, 0.5)
  parts.markMatrix(512)
  state.upload(renderer, 1)
  expect(calls.splice(0)).toEqual([
    [0, 256, 2],
    [4, 256, 1],
    [2, 768, 1],
    [2, 768, 1],
  ])
  expect(parts.dirtyLookCount).toBe(0)
  kept = new Map()
  state.upload(renderer, 1)
  expect(calls).toEqual([[-1], [-1], [-1]])
})
