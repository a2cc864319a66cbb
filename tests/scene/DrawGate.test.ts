import { PerspectiveCamera } from 'three'
import { describe, expect, it } from 'vitest'
import { DrawGate } from '#scene/DrawGate.ts'

/** Frames with a camera, `took` milliseconds apart; each call is one frame and says whether it is drawn. */
function makeFrames() {
  const gate = new DrawGate()
  const camera = new PerspectiveCamera()
  camera.updateMatrixWorld()
  let now = 0
  const frame = (changed = false, presenting = false, took = 16, pause = 0): boolean => {
    now += took
    return gate.check(camera, changed, presenting, now, pause)
  }
  while (frame());
  return { gate, camera, frame }
}

describe('DrawGate', () => {
  it('draws the first frames, then nothing while nothing changes', () => {
    const { frame } = makeFrames()
    expect([frame(), frame(), frame()]).toEqual([false, false, false])
  })

  it('draws once when a row is dirty', () => {
    const { frame } = makeFrames()
    expect([frame(true), frame(), frame(true), frame()]).toEqual([true, false, true, false])
  })

  it('draws when the camera moves or its lens changes', () => {
    const { camera, frame } = makeFrames()
    camera.position.x = 1
    camera.updateMatrixWorld()
    expect([frame(), frame()]).toEqual([true, false])
    camera.aspect = 2
    camera.updateProjectionMatrix()
    expect([frame(), frame()]).toEqual([true, false])
  })

  it('draws every frame in a headset', () => {
    const { frame } = makeFrames()
    for (let i = 0; i < 5; i++) expect(frame(false, true)).toBe(true)
  })

  it('draws as many frames as were asked for', () => {
    const { gate, frame } = makeFrames()
    gate.want(2)
    expect([frame(), frame(), frame()]).toEqual([true, true, false])
  })

  it('leaves time to the page after a picture that was dear, and forgets no change', () => {
    const { frame } = makeFrames()
    let drawn = 0
    for (let i = 0; i < 100; i++) if (frame(true, false, 16, 600)) drawn++
    expect(drawn).toBeGreaterThan(1)
    expect(drawn).toBeLessThan(5)
    expect(frame(true, false, 5000, 600)).toBe(true)
    frame(true, false, 1, 600)
    let late = 0
    for (let i = 0; i < 200; i++) if (frame(false, false, 16, 600)) late++
    expect(late).toBe(1)
  })

  it('draws at once what a person moves, however dear the picture', () => {
    const { camera, frame } = makeFrames()
    for (let i = 0; i < 5; i++) {
      camera.position.x += 1
      camera.updateMatrixWorld()
      expect(frame(false, false, 16, 600)).toBe(true)
    }
  })
})
