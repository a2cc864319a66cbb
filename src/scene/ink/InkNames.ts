import { Raycaster, Vector2, Vector3, type PerspectiveCamera } from 'three'
import { sayInk } from '#people/sayInk.ts'
import { useInk } from '#state/ink.ts'
import { onPulse } from '#state/pulse.ts'
import { useRoom } from '#state/room.ts'
import { PinTitle } from '../notes/PinTitle.ts'
import { Picker } from '../Picker.ts'
import { redraw } from '../redraw.ts'
import type { World } from '../World.ts'
import type { InkField } from './InkField.ts'

/** Pixels by which a pointer may miss a line. */
const slack = 5
/** Pixels that the words stand over it. */
const over = 10

/** Who drew what the pointer rests on, beside it: looked for a few times a second, and not while anything is pressed. */
export class InkNames {
  readonly #field: InkField
  readonly #camera: PerspectiveCamera
  readonly #canvas: HTMLElement
  readonly #title: PinTitle
  readonly #stops = new AbortController()
  readonly #stop: () => void
  readonly #caster = new Raycaster()
  readonly #at = new Vector2(NaN)
  readonly #point = new Vector3()
  #picker: Picker
  #said = ''
  #isNew = false

  constructor(
    field: InkField,
    camera: PerspectiveCamera,
    canvas: HTMLElement,
    overlay: HTMLElement,
    world: World,
  ) {
    this.#field = field
    this.#camera = camera
    this.#canvas = canvas
    this.#picker = new Picker(world)
    this.#title = new PinTitle(overlay)
    const { signal } = this.#stops
    canvas.addEventListener('pointermove', this.#move, { signal })
    canvas.addEventListener('pointerleave', () => this.#say(''), { signal })
    canvas.addEventListener('pointerdown', () => this.#say(''), { signal })
    this.#stop = onPulse(() => this.#look())
  }

  setWorld(world: World): void {
    this.#picker = new Picker(world)
  }

  /** @frame */
  step(width: number, height: number): void {
    this.#title.place(this.#camera, width, height, over)
  }

  close(): void {
    this.#stops.abort()
    this.#stop()
    this.#title.close()
  }

  readonly #move = (event: PointerEvent): void => {
    const { left, top, width, height } = this.#canvas.getBoundingClientRect()
    this.#at.set(((event.clientX - left) / width) * 2 - 1, 1 - ((event.clientY - top) / height) * 2)
    this.#isNew = event.buttons === 0 && event.pointerType !== 'touch'
  }

  #look(): void {
    if (!this.#isNew || useInk.getState().strokes.length === 0) return
    this.#isNew = false
    this.#caster.setFromCamera(this.#at, this.#camera)
    const { origin, direction } = this.#caster.ray
    const pixel = (2 * Math.tan((this.#camera.fov * Math.PI) / 360)) / this.#canvas.clientHeight
    const found = this.#field.find(origin, direction, slack * pixel)
    const far = found ? origin.distanceTo(found.point) : 0
    const isBehind = found !== null && this.#picker.cast(origin, direction, far * 0.99 - 0.06) >= 0
    if (!found || isBehind) {
      this.#say('')
      return
    }
    this.#point.copy(found.point)
    const { people, me } = useRoom.getState()
    this.#said = ''
    this.#say(sayInk(found.stroke, people, me, Date.now()))
  }

  #say(words: string): void {
    if (words === this.#said) return
    this.#said = words
    this.#title.show(words, words === '' ? null : this.#point)
    redraw()
  }
}
