import { Box3, Vector3, type PerspectiveCamera } from 'three'
import { useAlarms } from '#state/alarms.ts'
import { usePlant } from '#state/plant.ts'
import { freeArea } from '#state/stage.ts'
import { wall } from '#state/wall.ts'
import { longestGoal } from '#state/WallSay.ts'
import type { WallEpisode } from '#state/WallDesk.ts'
import { kioskRound } from '#twin/kioskRound.ts'
import type { Kiosk } from '#twin/Kiosk.ts'
import { fitBox } from '../fitBox.ts'
import { standBack } from '../standBack.ts'
import type { World } from '../World.ts'
import { mixPose, type CameraPose } from './mixPose.ts'
import { tourPose, visitShare } from './tourPose.ts'

/** Seen from above a corner, as a plant is at first. */
const corner = [0.62, 0.52, 0.8] as const
/** How near an alarm's machine the eye comes, metres. */
const nearest = 1.2

/** The camera of a display in a wall: where it is follows from the wall's clock and the plant alone, so that all of them look from one place. */
export class WallEye {
  readonly #pose: CameraPose = new Float64Array(6)
  readonly #shown: CameraPose = new Float64Array(6)
  readonly #centre = new Vector3()
  readonly #from = new Vector3()
  readonly #box = new Box3()
  /** Of alarms, by what they are called on the wall. */
  readonly #visits = new Map<string, CameraPose>()
  #world: World | null = null
  #camera: PerspectiveCamera | null = null
  #stops: readonly CameraPose[] = []
  #kiosk: Kiosk | null = null
  #known: readonly WallEpisode[] | null = null
  #stop = NaN
  #round = 0

  /** Another plant, or another shape of the picture. */
  place(world: World, camera: PerspectiveCamera): void {
    this.#world = world
    this.#camera = camera
    this.#kiosk = null
  }

  /**
   * One step in place of the camera's own controls. Returns whether it has moved.
   * @frame
   */
  readonly step = (camera: PerspectiveCamera): boolean => {
    const { desk, kiosk } = wall
    if (!desk || !kiosk || !this.#world || this.#world.box.isEmpty()) return false
    if (kiosk !== this.#kiosk) this.#begin(kiosk)
    const { episodes } = desk
    if (episodes !== this.#known) this.#look(episodes, kiosk)
    const time = desk.time / 1000
    let stop = tourPose(this.#pose, this.#stops, kiosk.stops, time)
    for (let i = 0; i < episodes.length; i++) {
      const { goal, at, end } = episodes[i]
      const visit = this.#visits.get(goal)
      if (!visit) continue
      const share = visitShare(time, at / 1000, end / 1000, kiosk.alarmSeconds, this.#round)
      if (share > 0) mixPose(this.#pose, this.#pose, visit, share)
      if (share > 0 && time < end / 1000) stop = -2
    }
    if (stop !== this.#stop) {
      this.#stop = stop
      wall.onStop(stop)
    }
    wall.seen.time = time * 1000
    wall.seen.pose.set(this.#pose)
    return this.#show(camera)
  }

  /** @frame */
  #show(camera: PerspectiveCamera): boolean {
    let moved = 0
    for (let i = 0; i < 6; i++) {
      moved = Math.max(moved, Math.abs(this.#pose[i] - this.#shown[i]))
      this.#shown[i] = this.#pose[i]
    }
    const { x, y, z } = camera.position
    moved = Math.max(moved, Math.abs(x - this.#pose[0]), Math.abs(y - this.#pose[1]))
    moved = Math.max(moved, Math.abs(z - this.#pose[2]))
    if (moved < 1e-6) return false
    camera.position.set(this.#pose[0], this.#pose[1], this.#pose[2])
    camera.lookAt(this.#pose[3], this.#pose[4], this.#pose[5])
    return true
  }

  /** Where the eye stands at each stop. A tour without stops looks at all of the plant. */
  #begin(kiosk: Kiosk): void {
    this.#kiosk = kiosk
    this.#known = null
    this.#stop = NaN
    this.#round = kioskRound(kiosk)
    const { views } = usePlant.getState().twin ?? { views: [] }
    const { box } = this.#world!
    this.#from.set(...corner)
    this.#stops =
      kiosk.stops.length === 0
        ? [this.#fit(box, 1.1)]
        : kiosk.stops.map(({ view }) => this.#stand(views[view]))
  }

  #stand(view: Parameters<typeof standBack>[0]): CameraPose {
    const { box } = this.#world!
    const [x, y, z] = view.position
    const [tx, ty, tz] = view.target
    this.#from.set(x - tx, y - ty, z - tz).normalize()
    const enough = fitBox(box, this.#from, this.#camera!, 1.1, this.#centre, freeArea)
    const place = standBack(view, this.#camera!, freeArea, box, enough)
    return Float64Array.of(...place, ...view.target)
  }

  /** From where `#from` leads. */
  #fit(box: Box3, margin: number): CameraPose {
    this.#from.normalize()
    const far = fitBox(box, this.#from, this.#camera!, margin, this.#centre, freeArea, nearest)
    const { x, y, z } = this.#from
    const to = this.#centre
    return Float64Array.of(to.x + x * far, to.y + y * far, to.z + z * far, to.x, to.y, to.z)
  }

  /** Finds the machines of alarms that are new: seen from where the tour looks when the wall sets out. */
  #look(episodes: readonly WallEpisode[], kiosk: Kiosk): void {
    this.#known = episodes
    const { list } = useAlarms.getState()
    const { nodesOfAsset } = usePlant.getState()
    this.#visits.clear()
    for (const { goal, at } of episodes) {
      const alarm = goal && list.find(({ id }) => id.slice(0, longestGoal) === goal)
      const parts = alarm && alarm.asset >= 0 ? nodesOfAsset(alarm.asset) : []
      if (parts.length === 0) continue
      tourPose(this.#pose, this.#stops, kiosk.stops, at / 1000)
      const [x, y, z, tx, ty, tz] = this.#pose
      const flat = Math.hypot(x - tx, z - tz)
      // A thing is seen best from a little above.
      const above = Math.min(Math.max(y - ty, flat * 0.3), flat * 1.6)
      this.#from.set(x - tx, above, z - tz)
      this.#visits.set(goal, this.#fit(this.#world!.boxOf(parts, this.#box), 1.35))
    }
  }
}
