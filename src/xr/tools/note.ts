import { Color, Vector3 } from 'three'
import { makeTarget } from '#scene/notes/offerPoint.ts'
import { Picker } from '#scene/Picker.ts'
import type { World } from '#scene/World.ts'
import { setHeadset, worn } from '#state/headset.ts'
import { beginWornNote } from '#state/noteActs.ts'
import { openNote, useNotes } from '#state/notes.ts'
import { closeWorldPanel, openWorldPanel } from '#state/worldPanels.ts'
import type { Hand, HandAct } from '../Hands.ts'
import type { Wearer } from '../Wearer.ts'
import { handRay } from './handRay.ts'
import { Strokes } from './Strokes.ts'
import { tap } from './tap.ts'
import type { HeldTool, Tool } from './Tool.ts'

/** Metres of the person's room. */
const reach = 12
const mark = new Color('#f2f5f8')
const from = new Vector3()
const direction = new Vector3()

/** Puts a note where the hand points, to be written on a panel. */
export const note: Tool = {
  name: 'note',
  title: 'New note',
  words: 'Press the trigger where the note belongs, then write it on the panel.',
  make: (wearer) => new NoteTool(wearer),
}

class NoteTool implements HeldTool {
  readonly #wearer: Wearer
  readonly #strokes = new Strokes(1)
  #world: World
  #picker: Picker

  constructor(wearer: Wearer) {
    this.#wearer = wearer
    this.#world = wearer.world
    this.#picker = new Picker(wearer.world)
    wearer.scene.add(this.#strokes.object)
  }

  setWorld(world: World): void {
    this.#world = world
    this.#picker = new Picker(world)
  }

  take(): void {
    const { isThere, mayWrite } = useNotes.getState()
    if (isThere && mayWrite) return
    setHeadset({ advice: 'Your role here reads notes, and does not write them.' })
  }

  /** @frame */
  step(hand: Hand | null): number {
    const strokes = this.#strokes
    strokes.begin(this.#wearer.origin.eyes)
    let far = 0
    if (hand !== null) {
      handRay(hand, from, direction)
      const isMet = this.#picker.cast(from, direction, reach * worn.scale) >= 0
      far = isMet ? this.#picker.far / worn.scale : reach
      if (isMet) strokes.dot(this.#picker.point, 5, mark)
    }
    strokes.end()
    return far
  }

  act(hand: Hand, act: HandAct): boolean {
    if (act === 'select') this.#place(hand)
    return act.startsWith('select')
  }

  /** Notes are everybody's: only the one that is being written goes. */
  clear(): void {
    if (useNotes.getState().draft === null) return
    openNote(null)
    closeWorldPanel('newNote')
  }

  close(): void {
    this.#strokes.dispose()
  }

  #place(hand: Hand): void {
    const { isThere, mayWrite } = useNotes.getState()
    if (!isThere || !mayWrite) return
    handRay(hand, from, direction)
    const item = this.#picker.cast(from, direction, reach * worn.scale)
    if (item < 0) return
    const { modelOf, rowOf } = this.#world
    const { point, normal } = this.#picker
    const { x, y, z } = this.#wearer.origin.eyes
    const target = makeTarget(this.#world, modelOf[item], rowOf[item], point, normal)
    beginWornNote(target, [x, y, z])
    tap(hand)
    openWorldPanel('newNote')
    // What is pointed at next is the panel.
    setHeadset({ tool: null })
  }
}
