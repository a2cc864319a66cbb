import type { HealthFigures } from '#people/Health.ts'

/** What a page that is well measures of itself. */
export function makeFigures(): HealthFigures {
  return {
    fps: 60,
    frameAge: 0.1,
    pictureAge: 0.2,
    dataAge: 1,
    link: 'connected',
    heapMb: 80,
    uptime: 3600,
    reloads: 0,
    view: '3d',
    version: '0.1.0 abc',
  }
}
