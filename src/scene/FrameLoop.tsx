import { useFrame, useThree, type RootState } from '@react-three/fiber'
import { useEffect, useMemo, useRef } from 'react'
import type { PerspectiveCamera } from 'three'
import { worn } from '#state/headset.ts'
import { useLooking } from '#state/looking.ts'
import { pulse } from '#state/pulse.ts'
import { picture } from '#state/stage.ts'
import { wornBudget } from '#state/wornBudget.ts'
import { BackgroundPainter } from './BackgroundPainter.ts'
import type { Crew } from './Crew.ts'
import { DprGovernor } from './DprGovernor.ts'
import { FrameMeter } from './FrameMeter.ts'
import type { KeyLight } from './KeyLight.ts'
import type { LoadedModel } from './model/LoadedModel.ts'
import { isSoftware } from './isSoftware.ts'
import { DirectPainter, type Painter } from './Painter.ts'
import { takeRedraw } from './redraw.ts'
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
/** A headset's pixels are about as fine as those of a dense screen. */
const headsetDpr = 2

/**
 * The one loop of the page, in this order: what came in and behaviours, the slow clock, camera, pointer, labels, clips, then
 * upload and draw when anything has changed. It also runs inside a headset, where the window's own frames may stop.
 */
export function FrameLoop({ crew, world, keyLight, models, onFrame, fail }: FrameLoopProps) {
  const gl = useThree((three) => three.gl)
  const meter = useMemo(() => new FrameMeter(), [])
  const { painter, governor } = useDrawing()
  const last = useRef(NaN)
  const isLost = useLost(fail)

  useEffect(() => {
    crew.setWorld(world, models)
    // The first picture of a model on a processor takes long when it is fine.
    if (painter instanceof BackgroundPainter) governor.hurry()
  }, [crew, world, models, painter, governor])

  useEffect(() => useLooking.subscribe(() => keyLight.stir()), [keyLight])

  const step = ({ scene, camera: seen, size }: RootState): void => {
    const began = performance.now()
    const now = began / 1000
    const seconds = Math.min(longest, now - (last.current || now))
    const camera = seen as PerspectiveCamera
    last.current = now
    isLost(now)
    const presenting = gl.xr.isPresenting
    // A painter that draws beside the canvas would draw into the headset.
    const isBusy = !presenting && painter.isBusy(began)
    if (!presenting) picture.models = painter.content
    onFrame(seconds, now)
    pulse(now)
    if (presenting) crew.stepWorn(seconds)
    else {
      const wasMoved = crew.step(seconds)
      crew.label(painter.eye, size.width, size.height)
      if (governor.noteMotion(wasMoved, began, painter.cost)) {
        painter.setDpr(governor.dpr)
        crew.gate.want(1)
      }
    }
    let changed = takeRedraw() || picture.isAsked
    picture.isAsked = false
    let moved = false
    let whole = 0
    for (let i = 0; i < models.length; i++) {
      models[i].update(seconds)
      const { parts } = models[i]
      parts.motions.update()
      if (parts.dirtyMatrixCount > 0) moved = true
      if (models[i].isWhole) whole++
      else changed = true
      if (moved || parts.dirtyLookCount > 0 || parts.colours.isDirty) changed = true
    }
    crew.noteMoved()
    const cost = presenting ? Math.max(wornBudget.shadowPause / 3, seconds * 1000) : painter.cost
    if (keyLight.isWaiting(began, cost)) changed = true
    let drawing = 0
    if (!isBusy && crew.gate.check(camera, changed, presenting, began, painter.pause)) {
      for (let i = 0; i < models.length; i++)
        models[i].upload(gl, presenting ? headsetDpr : painter.dpr)
      const withShadows = keyLight.update(moved, began, cost)
      const drawn = performance.now()
      if (presenting) {
        gl.render(scene, camera)
        picture.models = whole
        const { calls, triangles } = gl.info.render
        if (!withShadows) meter.noteDrawn(calls, triangles)
        crew.gate.want(3)
      } else {
        painter.paint(scene, camera, whole, began)
        // The shadows are not what a picture takes.
        if (!withShadows) meter.noteDrawn(painter.calls, painter.triangles)
      }
      drawing = performance.now() - drawn
      // Nothing is worth a fine picture before there is a model.
      if (!presenting && models.length > 0 && governor.note(began)) {
        painter.setDpr(governor.dpr)
        crew.gate.want(2)
      }
    } else crew.idle()
    meter.note(presenting ? worn.began : began, performance.now(), drawing)
  }
  useFrame((three) => {
    try {
      step(three)
    } catch (error) {
      // Otherwise it would be thrown sixty times a second, and nobody told.
      fail(error instanceof Error ? error.message : String(error))
    }
  }, 1)
  return null
}

/** The painter that suits the machine, and who chooses its pixels. */
function useDrawing(): { painter: Painter; governor: DprGovernor } {
  const gl = useThree((three) => three.gl)
  const camera = useThree((three) => three.camera) as PerspectiveCamera
  const setDpr = useThree((three) => three.setDpr)
  const drawing = useMemo(() => {
    return isSoftware(gl.getContext())
      ? { painter: new BackgroundPainter(gl, camera), governor: new DprGovernor(1) }
      : {
          painter: new DirectPainter(gl, camera, setDpr),
          governor: new DprGovernor(window.devicePixelRatio),
        }
  }, [gl, camera, setDpr])
  useEffect(() => () => drawing.painter.dispose(), [drawing])
  return drawing
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
