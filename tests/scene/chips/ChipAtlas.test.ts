import type { WebGLRenderer } from 'three'
import { describe, expect, it } from 'vitest'
import { ChipAtlas } from '#scene/chips/ChipAtlas.ts'

/** A renderer and canvases that write down what is brought to the GPU. */
function makeStage() {
  const sent: [left: number, top: number, width: number, height: number][] = []
  // three's own name for it
  const name = '__webglTexture'
  const kept: { [name]?: object } = {}
  const gl = {
    texSubImage2D: (...given: unknown[]) => {
      sent.push(given.slice(2, 6) as (typeof sent)[number])
    },
  }
  const renderer = {
    properties: { get: () => kept },
    state: { bindTexture: () => undefined, pixelStorei: () => undefined },
    initTexture: () => void (kept[name] = {}),
    getContext: () => gl,
  } as unknown as WebGLRenderer
  let canvases = 0
  const open = (width: number, height: number) => {
    canvases++
    return { canvas: { width, height }, clearRect: () => undefined } as never
  }
  const lose = () => delete kept[name]
  return { atlas: new ChipAtlas(960, 800, open), renderer, sent, lose, canvases: () => canvases }
}

const size = (width: number, height: number) => ({ width, height })

describe('ChipAtlas', () => {
  it('brings over nothing but what was painted of a cell', () => {
    const { atlas, renderer, sent, canvases } = makeStage()
    expect(atlas.isKept(renderer)).toBe(false)
    expect(atlas.isKept(renderer)).toBe(true)
    expect(sent).toEqual([])
    atlas.paint(renderer, { left: 480, top: 116, width: 480, height: 116 }, () => size(200, 90))
    atlas.paint(renderer, { left: 0, top: 232, width: 480, height: 116 }, () => size(479.5, 116))
    expect(sent).toEqual([
      [480, 116, 204, 94],
      [0, 232, 480, 116],
    ])
    expect(canvases()).toBe(1)
  })

  it('says that all has to be painted again when the picture was lost', () => {
    const { atlas, renderer, lose } = makeStage()
    atlas.isKept(renderer)
    lose()
    expect(atlas.isKept(renderer)).toBe(false)
  })
})
