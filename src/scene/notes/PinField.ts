import { Matrix4, Vector3, type PerspectiveCamera } from 'three'
import { noteStatuses, severities, type NoteFields } from '#people/Note.ts'
import { openNote, setNotes, useNotes } from '#state/notes.ts'
import { setPanels } from '#state/panels.ts'
import { usePlant } from '#state/plant.ts'
import { Look, lookStride } from '#twin/PartTable.ts'
import { Picker } from '../Picker.ts'
import { redraw } from '../redraw.ts'
import type { World } from '../World.ts'
import { PinMesh } from './PinMesh.ts'
import { PinTitle } from './PinTitle.ts'
import { restMatrix } from './restMatrix.ts'
import { headHeight } from './pinShader.ts'

/** Pixels of a head's radius on the page; what a finger may miss it by. */
const radius = 11
const slack = 4
/** The same in a headset: radians. */
const wornRadius = 0.011

type Pin = {
  id: string
  title: string
  /** Its part's model and row; -1: it stands where it stands. */
  number: number
  row: number
  /** In the row's frame. */
  local: Vector3
  world: Vector3
  severity: number
  status: number
  count: number
  emphasis: number
}

const matrix = new Matrix4()
const seen = new Vector3()
const ray = new Vector3()

/** The pins of all notes of the plant that is open, and of one that is being written. */
export class PinField {
  readonly mesh = new PinMesh()
  readonly #title: PinTitle
  readonly #stops: (() => void)[]
  #world: World
  #picker: Picker
  #pins: Pin[] = []
  #camera: PerspectiveCamera | null = null
  #width = 1
  #height = 1

  constructor(world: World, overlay: HTMLElement) {
    this.#world = world
    this.#picker = new Picker(world)
    this.#title = new PinTitle(overlay)
    this.#stops = [
      useNotes.subscribe((now, before) => {
        if (now.list !== before.list || now.draft?.target !== before.draft?.target) this.#collect()
        else if (now.open !== before.open || now.hovered !== before.hovered) this.#emphasise()
      }),
      usePlant.subscribe((now, before) => {
        if (now.twin?.name !== before.twin?.name) this.#collect()
      }),
    ]
    this.#collect()
  }

  setWorld(world: World): void {
    if (world === this.#world) return
    this.#world = world
    this.#picker = new Picker(world)
    this.#collect()
  }

  /** All pins there are, with their places now. */
  get pins(): readonly Pin[] {
    return this.#pins
  }

  /**
   * Brings pins to where their parts are now, before a picture of so many of the page's pixels is drawn.
   * @frame
   */
  step(camera: PerspectiveCamera, width: number, height: number, isWorn: boolean): void {
    this.#camera = camera
    this.#width = width
    this.#height = height
    const pins = this.#pins
    if (pins.length === 0) return
    const perPixel = 2 / (camera.projectionMatrix.elements[5] * height)
    this.mesh.setSize(isWorn ? wornRadius : perPixel * radius)
    for (let i = 0; i < pins.length; i++) this.#follow(i, pins[i])
    this.#title.place(camera, width, height, radius * (headHeight + 1.9))
  }

  /** Whether a pin is at a place of the picture (-1 … 1), which then shows its title. */
  point(x: number, y: number): boolean {
    const pin = this.#find(x, y)
    const hovered = pin?.id ?? null
    if (hovered !== useNotes.getState().hovered) setNotes({ hovered })
    return pin !== null
  }

  /** Opens the note of the pin there. */
  press(x: number, y: number): boolean {
    const pin = this.#find(x, y)
    if (!pin || useNotes.getState().isPlacing) return false
    openNote(pin.id)
    setPanels({ notes: true })
    return true
  }

  close(): void {
    for (const stop of this.#stops) stop()
    this.mesh.dispose()
    this.#title.close()
    if (useNotes.getState().hovered !== null) setNotes({ hovered: null })
  }

  #collect(): void {
    const { list, numbers, draft } = useNotes.getState()
    const plant = usePlant.getState().twin?.name ?? ''
    const own = list.filter((note) => note.plant === '' || note.plant === plant)
    this.#pins = own.map((note) => this.#make(note.id, note, numbers.get(note.id) ?? 1))
    if (draft) {
      const { target } = draft
      const plain = { title: '', severity: 'info', status: 'open', target } as const
      this.#pins.push(this.#make('', plain, 0))
    }
    this.mesh.setCount(this.#pins.length)
    this.#pins.forEach(({ world }, i) => this.mesh.place(i, world.x, world.y, world.z))
    this.#emphasise()
  }

  #make(
    id: string,
    note: Pick<NoteFields, 'title' | 'severity' | 'status' | 'target'>,
    n: number,
  ): Pin {
    const { part, point } = note.target
    const world = new Vector3(...point)
    const found = part === null ? null : this.#world.find(part)
    const local = world.clone()
    if (found)
      local.applyMatrix4(restMatrix(this.#world.placed[found.number], found.row, matrix).invert())
    return {
      id,
      title: note.title,
      number: found?.number ?? -1,
      row: found?.row ?? -1,
      local,
      world,
      severity: severities.indexOf(note.severity),
      status: noteStatuses.indexOf(note.status),
      count: n,
      emphasis: 0,
    }
  }

  #emphasise(): void {
    const { open, hovered } = useNotes.getState()
    this.#pins.forEach((pin, i) => {
      pin.emphasis = pin.id === open || pin.id === hovered || pin.id === '' ? 1 : 0
      this.mesh.look(i, pin.severity, pin.status, pin.emphasis, pin.count)
    })
    const told = this.#pins.find(({ id }) => id !== '' && id === (hovered ?? open))
    this.#title.show(told ? told.title || 'Without a title' : '', told?.world ?? null)
    redraw()
  }

  /** @frame */
  #follow(i: number, pin: Pin): void {
    if (pin.number < 0) return
    const { world, row } = pin
    seen.copy(pin.local).applyMatrix4(this.#world.readRow(pin.number, row, matrix))
    const { look } = this.#world.placed[pin.number].model.parts
    const isHidden = look[row * lookStride + Look.ghost] > 1.5
    if (isHidden !== pin.emphasis < 0) {
      pin.emphasis = isHidden ? -1 : 0
      this.mesh.look(i, pin.severity, pin.status, pin.emphasis, pin.count)
    }
    if (seen.equals(world)) return
    world.copy(seen)
    this.mesh.place(i, world.x, world.y, world.z)
  }

  /** The pin whose head is nearest to a place of the picture, if it is not behind something. */
  #find(x: number, y: number): Pin | null {
    const camera = this.#camera
    if (!camera || !(Math.abs(x) <= 1)) return null
    let best: Pin | null = null
    let least = radius + slack
    for (const pin of this.#pins) {
      if (pin.id === '' || pin.emphasis < 0) continue
      seen.copy(pin.world).project(camera)
      const across = ((seen.x - x) * this.#width) / 2
      const up = ((y - seen.y) * this.#height) / 2 - radius * headHeight
      const off = Math.hypot(across, up)
      if (off > least || seen.z > 1 || this.#isBehind(pin, camera)) continue
      least = off
      best = pin
    }
    return best
  }

  #isBehind({ world }: Pin, camera: PerspectiveCamera): boolean {
    camera.getWorldPosition(seen)
    ray.copy(world).sub(seen)
    const far = ray.length()
    return this.#picker.cast(seen, ray.divideScalar(far), far * 0.99 - 0.06) >= 0
  }
}
