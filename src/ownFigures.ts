import type { HealthFigures } from '#people/Health.ts'
import { useConnection } from '#state/connection.ts'
import { useStage } from '#state/stage.ts'
import { stats } from '#state/stats.ts'
import { useWatch } from '#state/watch.ts'
import { version } from '../package.json'
import { buildName } from '#state/buildName.ts'
import { heapMegabytes } from './heapMegabytes.ts'

/** Seconds without a frame after which the last figure of frames a second says nothing. */
const still = 2
const hour = 3_600_000

/** What this page measures of itself; takes the seconds since its last frame and its last new picture. */
export function ownFigures(frameAge: number, pictureAge: number): HealthFigures {
  const heapMb = heapMegabytes('usedJSHeapSize')
  const now = Date.now()
  return {
    fps: frameAge > still ? 0 : stats.fps,
    frameAge,
    pictureAge: Number.isNaN(pictureAge) ? null : pictureAge,
    // It was noted in the last frame.
    dataAge: Number.isFinite(stats.dataAge) ? stats.dataAge + frameAge : null,
    link: useConnection.getState().status,
    heapMb: heapMb > 0 ? heapMb : null,
    uptime: performance.now() / 1000,
    reloads: useWatch
      .getState()
      .tries.filter(({ at, act }) => act === 'reload' && Math.abs(now - at) < hour).length,
    view: useStage.getState().isPlain ? '2d' : '3d',
    version: `${version} ${buildName()}`.trim(),
  }
}
