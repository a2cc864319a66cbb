import { useFrame, useThree } from '@react-three/fiber'
import { useEffect, useMemo, useRef } from 'react'
import type { PerspectiveCamera } from 'three'
import { pulse } from '#state/pulse.ts'
import type { Crew } from './Crew.ts'
import { DprGovernor } from './DprGovernor.ts'
import { DrawFence } from './DrawFence.ts'
import { FrameMeter } from './FrameMeter.ts'
import type { KeyLight } from './KeyLight.ts'
import type { LoadedModel } from './model/LoadedModel.ts'
import { isSoftware } from './tuneRenderer.ts'
import type { World } from './World.ts'

type FrameLoopProps = {
  crew: Crew
  world: World
  keyLight: KeyLight
  /** In the world's order. */
  models: readonly LoadedModel[]
  /** Runs the feed's batch and the behaviours: seconds since the last frame, and the frame clock in seconds. */
  onFrame: (seconds: number, now: number) => void
  /** Takes the picture away, to be mounted again, for a reason in words. */
  fail: (reason: string) => void
}

/** A pause longer than this, in seconds, is no step to take at once (a hidden tab, a breakpoint). */
const longest = 0.25

/**
 * The one loop of the page, in this order: what came in and behaviours, the slow clock, camera, pointer, labels, clips, then
 * upload and draw when anything has changed. It also runs inside a headset, where the window's own frames may stop.
 */
export function FrameLoop({ crew, world, keyLight, models, onFrame, fail }: FrameLoopProps) {
  const gl = useThree((three) => three.gl)
  const setDpr = useThree((three) => three.setDpr)
  const meter = useMemo(() => new FrameMeter(), [])
  const governor = useMemo(() => new DprGovernor(window.devicePixelRatio), [])
  const fence = useMemo(() => (isSoftware(gl) ? new DrawFence(gl) : null), [gl])
  const last = useRef(NaN)
  const isLost = useLost(fail)

  useEffect(() => {
    crew.setWorld(world, models)
    // The first picture of a model on a processor takes seconds when it is fine.
    if (isSoftware(gl)) governor.hurry()
  }, [crew, world, models, gl, governor])

  useFrame(({ scene, camera: seen, size }) => {
    const began = performance.now()
    const now = began / 1000
    const seconds = Math.min(longest, now - (last.current || now))
    const camera = seen as PerspectiveCamera
    last.current = now
    isLost(now)
    onFrame(seconds, now)
    pulse(now)
    const presenting = gl.xr.isPresenting
    if (!presenting) {
      const wasMoved = crew.step(seconds, size.width, size.height)
      if (governor.noteMotion(wasMoved, began, crew.gate.cost)) {
        setDpr(governor.dpr)
        crew.gate.want(1)
      }
    }
    let changed = false
    let moved = false
    for (let i = 0; i < models.length; i++) {
      models[i].update(seconds)
      const { parts } = models[i]
      parts.motions.update()
      if (parts.dirtyMatrixCount > 0) moved = true
      if (moved || parts.dirtyLookCount > 0) changed = true
    }
    crew.noteMoved()
    if (keyLight.isWaiting(began, crew.gate.cost)) changed = true
    const isBusy = !presenting && fence !== null && fence.isBusy()
    if (!isBusy && crew.gate.check(camera, changed, presenting, began)) {
      for (let i = 0; i < models.length; i++) models[i].upload(gl)
      const withShadows = keyLight.update(moved, began, crew.gate.cost)
      gl.render(scene, camera)
      fence?.set()
      // The shadows are not what a picture takes.
      if (!withShadows) meter.noteDrawn(gl.info.render.calls, gl.info.render.triangles)
      if (!presenting && governor.note(began)) {
        setDpr(governor.dpr)
        crew.gate.want(2)
      }
    } else crew.idle()
    meter.note(began, performance.now())
  }, 1)
  return null
}

/** Seconds that a lost context may take to come back before the picture is made anew. */
const patience = 4

/**
 * Watches over the graphics context: returns a function to be called with the frame clock, which fails the picture, to be
 * mounted again, when a lost context does not come back.
 */
function useLost(fail: (reason: string) => void): (now: number) => void {
  const canvas = useThree((three) => three.gl.domElement)
  const lost = useRef({ is: false, since: NaN })
  useEffect(() => {
    const lose = (): void => void (lost.current = { is: true, since: NaN })
    const restore = (): void => void (lost.current = { is: false, since: NaN })
    canvas.addEventListener('webglcontextlost', lose)
    canvas.addEventListener('webglcontextrestored', restore)
    return () => {
      canvas.removeEventListener('webglcontextlost', lose)
      canvas.removeEventListener('webglcontextrestored', restore)
    }
  }, [canvas])
  return (now) => {
    const state = lost.current
    if (!state.is) return
    if (state.since !== state.since) state.since = now
    else if (now - state.since > patience) {
      state.is = false
      fail('the browser took the graphics context away and did not give it back')
    }
  }
}
