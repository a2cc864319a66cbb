import { Vector3 } from 'three'
import { headHeight } from '#scene/notes/pinShader.ts'
import { pins, type PinPlace } from '#scene/notes/pins.ts'
import { Picker } from '#scene/Picker.ts'
import type { World } from '#scene/World.ts'
import { openNote, setNotes, useNotes } from '#state/notes.ts'
import { openWorldPanel } from '#state/worldPanels.ts'
import type { Gear } from '../Gear.ts'
import type { Hand, HandAct } from '../Hands.ts'
import { Chip } from '../tools/Chip.ts'
import { handRay } from '../tools/handRay.ts'
import type { Wearer } from '../Wearer.ts'

/** Radius of a pin's head, radians (see `PinField`); a hand that trembles may miss it by as much again. */
const radius = 0.011

/** Letters of a title over a pin. */
const longest = 34

const from = new Vector3()
const direction = new Vector3()
const head = new Vector3()

/** A hand that points at the pin of a note lights it up, and a press opens its panel. */
export class NotePointer implements Gear {
  readonly #wearer: Wearer
  #picker: Picker
  /** By the number of the hand. */
  readonly #pointed: (PinPlace | null)[]
  readonly #chip = new Chip(900, 2)
  /** The note whose title is shown. */
  #told = ''

  constructor(wearer: Wearer) {
    this.#wearer = wearer
    this.#picker = new Picker(wearer.world)
    this.#pointed = wearer.hands.all.map(() => null)
    wearer.scene.add(this.#chip.object)
  }

  setWorld(world: World): void {
    this.#picker = new Picker(world)
  }

  /** @frame */
  step(): void {
    const { hands } = this.#wearer
    const all = pins.all()
    let hovered: string | null = null
    let lit: PinPlace | null = null
    for (let i = 0; i < hands.all.length; i++) {
      const pin = all.length > 0 && hands.all[i].source ? this.#find(hands.all[i], all) : null
      this.#pointed[i] = pin
      if (!pin) continue
      hovered = pin.id
      lit = pin
    }
    if (all.length > 0 && hovered !== useNotes.getState().hovered) hover(hovered)
    this.#tell(lit)
  }

  /** @frame */
  wants(hand: Hand): boolean {
    const pin = this.#pointed[this.#wearer.hands.all.indexOf(hand)]
    if (!pin) return false
    handRay(hand, from, direction)
    hand.reach = from.distanceTo(pin.world) / this.#wearer.origin.scale
    return true
  }

  act(hand: Hand, act: HandAct): boolean {
    const pin = this.#pointed[this.#wearer.hands.all.indexOf(hand)]
    if (!pin || act !== 'select' || hand.gear !== this) return false
    openNote(pin.id)
    openWorldPanel('note')
    return true
  }

  end(): void {
    this.#pointed.fill(null)
    this.#tell(null)
  }

  close(): void {
    this.#pointed.fill(null)
    this.#chip.dispose()
  }

  /**
   * The title of a note over its pin, and how severe it is.
   * @frame
   */
  #tell(pin: PinPlace | null): void {
    if (pin === null) {
      if (this.#told !== '') this.#chip.hide()
      this.#told = ''
      return
    }
    if (pin.id !== this.#told) {
      this.#told = pin.id
      const [title, more] = wordsOf(pin.id)
      this.#chip.say(title, more)
    }
    const { eyes } = this.#wearer.origin
    head.copy(pin.world)
    head.y += radius * pin.world.distanceTo(eyes) * (headHeight + 1.6)
    this.#chip.show(head, eyes)
  }

  /**
   * The pin whose head a hand's ray passes nearest, if nothing is before it.
   * @frame
   */
  #find(hand: Hand, all: readonly PinPlace[]): PinPlace | null {
    handRay(hand, from, direction)
    const { eyes } = this.#wearer.origin
    let best: PinPlace | null = null
    let least = 2
    for (let i = 0; i < all.length; i++) {
      const pin = all[i]
      if (pin.id === '' || pin.emphasis < 0) continue
      const size = radius * pin.world.distanceTo(eyes)
      head.copy(pin.world)
      head.y += size * headHeight
      head.sub(from)
      const along = head.dot(direction)
      if (along <= 0) continue
      const off = Math.sqrt(Math.max(0, head.lengthSq() - along * along)) / size
      if (off > least) continue
      least = off
      best = pin
    }
    if (best === null) return null
    head.copy(best.world).sub(from)
    const far = head.length()
    const item = this.#picker.cast(from, head.divideScalar(far), far * 0.99 - 0.06)
    return item < 0 ? best : null
  }
}

function hover(hovered: string | null): void {
  setNotes({ hovered })
}

/** The title of a note as it fits on a chip, and what is told in small below it. */
function wordsOf(id: string): [title: string, more: string] {
  const note = useNotes.getState().list.find((each) => each.id === id)
  if (!note) return ['Note', '']
  const title = note.title || 'Without a title'
  const short = title.length > longest ? `${title.slice(0, longest - 1)}…` : title
  return [short, `${note.severity} · ${note.status} · press to read`]
}
