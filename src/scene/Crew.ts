import type { PerspectiveCamera } from 'three'
import { useHeadset } from '#state/headset.ts'
import { usePlant } from '#state/plant.ts'
import { onPulse } from '#state/pulse.ts'
import type { CameraPlace } from '#state/stage.ts'
import { useCut } from '#state/cut.ts'
import { useSection } from '#state/section.ts'
import { stats } from '#state/stats.ts'
import { attachHighlights } from './attachHighlights.ts'
import { attachHeat } from './attachHeat.ts'
import { attachLooking, type Aside } from './attachLooking.ts'
import { BoxSelect } from './BoxSelect.ts'
import { attachColouring } from './colouring/attachColouring.ts'
import { DrawGate } from './DrawGate.ts'
import { Keys } from './Keys.ts'
import { Labels } from './Labels.ts'
import type { LoadedModel } from './model/LoadedModel.ts'
import { Pointing } from './Pointing.ts'
import { Rig } from './Rig.ts'
import type { Storeys } from './Storeys.ts'
import { World } from './World.ts'

/** Triangles whose tree may be built in a frame that draws nothing. */
const idleTriangles = 4000

/** Everybody who works on the picture besides the renderer: cameras, keys, pointer, labels, highlights. */
export class Crew {
  readonly gate = new DrawGate()
  readonly rig: Rig
  readonly keys: Keys
  readonly pointing: Pointing
  readonly #boxSelect: BoxSelect
  readonly #camera: PerspectiveCamera
  readonly #overlay: HTMLElement
  readonly #start: CameraPlace | undefined
  readonly #stops: (() => void)[]
  #world = new World([])
  #models: readonly LoadedModel[] = []
  #isClosed = false
  #worlds = 0
  #storeys: Storeys | null = null
  #labels: Labels | null = null
  #dropTools: readonly (() => void)[] = []

  /** `place` takes the focus and the keys, `canvas` the pointer, `overlay` holds labels. `start`: the first picture. */
  constructor(
    camera: PerspectiveCamera,
    canvas: HTMLElement,
    place: HTMLElement,
    overlay: HTMLElement,
    start?: CameraPlace,
  ) {
    this.#camera = camera
    this.#overlay = overlay
    this.#start = start
    this.keys = new Keys((event) => this.rig.press(event) || this.pointing.press(event))
    this.rig = new Rig(camera, canvas, place, this.keys, this.#world)
    this.pointing = new Pointing(camera, canvas, this.rig, this.#world)
    this.#boxSelect = new BoxSelect(camera, canvas, this.rig, this.#world)
    const focus = (): void => place.focus({ preventScroll: true })
    const redraw = (): void => this.gate.want(3)
    canvas.addEventListener('pointerdown', focus)
    canvas.addEventListener('webglcontextrestored', redraw)
    this.#stops = [
      this.keys.attach(place),
      attachColouring(),
      // another text of the twin file binds, labels and lays out storeys anew, also when the models stay
      usePlant.subscribe((now, before) => {
        if (now.file !== before.file) this.#beginAnew()
      }),
      () => canvas.removeEventListener('pointerdown', focus),
      () => canvas.removeEventListener('webglcontextrestored', redraw),
      onPulse((now) => {
        // In a headset nobody sees what lies over the page's picture.
        if (useHeadset.getState().session === null) this.#labels?.pulse(camera, now)
        else this.#labels?.rest()
        this.rig.tell()
      }),
    ]
  }

  /** Another world to look at, point at and walk in; `models` in its order. */
  setWorld(world: World, models: readonly LoadedModel[]): void {
    for (const drop of this.#dropTools) drop()
    this.#labels?.close()
    this.#world = world
    this.#models = models
    this.#worlds++
    this.rig.setWorld(this.#world, this.#start)
    this.pointing.setWorld(this.#world)
    this.#boxSelect.world = world
    this.#labels = new Labels(this.#overlay, this.#world)
    const aside: Aside = { rows: [], tell: () => undefined }
    this.#dropTools = [
      attachHighlights(world),
      attachLooking(world, aside),
      attachHeat(world, () => this.gate.want(2)),
      openSection(world, models, () => this.gate.want(3)),
      openStoreys(world, aside, (storeys) => (this.#storeys = storeys)),
    ]
    stats.parts = models.reduce(
      (sum, { parts }) => sum + parts.isPart.reduce((a, b) => a + b, 0),
      0,
    )
    this.gate.want(3)
  }

  /**
   * One step before drawing. Returns whether the camera moved.
   * @frame
   */
  step(seconds: number): boolean {
    this.#storeys?.step(seconds)
    const moved = this.rig.update(seconds)
    this.#camera.updateMatrixWorld()
    this.pointing.update()
    return moved
  }

  /**
   * One step while a headset has the camera and the pointers.
   * @frame
   */
  stepWorn(seconds: number): void {
    this.#storeys?.step(seconds)
    this.#world.warm(idleTriangles)
  }

  /**
   * Puts the labels over a picture of so many of the page's pixels that was seen with `eye`.
   * @frame
   */
  label(eye: PerspectiveCamera, width: number, height: number): void {
    this.#labels?.place(eye, width, height)
  }

  /**
   * Notes the rows that moved, before their list is cleared.
   * @frame
   */
  noteMoved(): void {
    this.#world.noteMoved()
  }

  /**
   * Uses a frame in which there is nothing to draw.
   * @frame
   */
  idle(): void {
    this.#world.warm(idleTriangles)
  }

  close(): void {
    this.#isClosed = true
    for (const stop of this.#stops) stop()
    for (const drop of this.#dropTools) drop()
    this.#labels?.close()
    this.pointing.close()
    this.#boxSelect.close()
    this.rig.close()
  }

  /** Sets the same world again, unless another one comes with the change. */
  #beginAnew(): void {
    const known = this.#worlds
    setTimeout(() => {
      if (!this.#isClosed && this.#worlds === known) this.setWorld(this.#world, this.#models)
    })
  }
}

/** Loads what cuts the plant open, once somebody wants that, here or in the room. Returns its stop. */
function openSection(world: World, models: readonly LoadedModel[], redraw: () => void) {
  let stop: (() => void) | null = null
  const open = (): void => {
    const isCut = useCut.getState().isOpen || useSection.getState().wanted !== null
    if (stop || (!isCut && useHeadset.getState().session === null)) return
    let isStopped = false
    stop = () => (isStopped = true)
    // Without it (the page outlived its server) nothing is cut.
    import('./attachSection.ts').then(
      ({ attachSection }) => {
        if (!isStopped) stop = attachSection(world, models, redraw)
      },
      () => undefined,
    )
  }
  const leaves = [useCut, useSection, useHeadset].map((store) => store.subscribe(open))
  open()
  return () => {
    for (const leave of leaves) leave()
    stop?.()
  }
}

/** Loads what shows the storeys of a building, when the plant has any. Returns its stop. */
function openStoreys(world: World, aside: Aside, use: (storeys: Storeys | null) => void) {
  const { twin } = usePlant.getState()
  let isStopped = false
  let made: Storeys | null = null
  use(null)
  if (twin?.assets.some(({ kind }) => kind === 'storey')) {
    // Without it (the page outlived its server) the building stands as it is, and the bar of storeys is not there either.
    import('./Storeys.ts').then(
      ({ Storeys }) => {
        if (!isStopped) use((made = new Storeys(world, twin, aside)))
      },
      () => undefined,
    )
  }
  return () => {
    isStopped = true
    made?.close()
  }
}
