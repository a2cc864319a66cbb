import type { Change, FaultChange, PropertyChange } from '#twin/process/Scenario.ts'
import type { Part } from '../components/ComponentKind.ts'
import { componentKinds } from '../components/index.ts'
import type { Actor, Agenda } from '../flow/Agenda.ts'
import { changeOptions } from './changeOptions.ts'
import type { ModelComponent } from './ProcessModel.ts'

/** Makes the changes of a scenario at their times, and takes them back. Several of one property are made in their order. */
export class ChangeBook implements Actor {
  /** Faults that have begun. */
  faults = 0
  readonly #changes: readonly Change[]
  readonly #components: ReadonlyMap<string, ModelComponent>
  readonly #parts: ReadonlyMap<string, Part>
  readonly #isActive: boolean[]

  constructor(
    changes: readonly Change[],
    components: ReadonlyMap<string, ModelComponent>,
    parts: ReadonlyMap<string, Part>,
    agenda: Agenda,
  ) {
    this.#changes = changes
    this.#components = components
    this.#parts = parts
    this.#isActive = changes.map(() => false)
    changes.forEach((change, i) => {
      const from = change.at ?? 0
      const until = 'fail' in change ? from + change.for : (change.until ?? Infinity)
      if (from > 0) this.#note(agenda, 2 * i, from)
      if (until < Infinity) this.#note(agenda, 2 * i + 1, until)
    })
  }

  /** Makes what holds from the start on. */
  begin(): void {
    this.#changes.forEach((change, i) => {
      if ((change.at ?? 0) === 0) this.fire(2 * i)
    })
  }

  fire(code: number): void {
    const index = code >> 1
    const change = this.#changes[index]
    const isOn = code % 2 === 0
    this.#isActive[index] = isOn
    if ('fail' in change) this.#fail(change, isOn)
    else this.#retune(change)
  }

  #note(agenda: Agenda, code: number, time: number): void {
    // The row first: making it may replace the list of times.
    const row = agenda.add(this, code)
    agenda.due[row] = time
  }

  #fail({ fail }: FaultChange, isOn: boolean): void {
    if (isOn) this.faults++
    this.#parts.get(fail)?.halt?.(isOn)
  }

  #retune({ set }: PropertyChange): void {
    const id = set.slice(0, set.indexOf('.'))
    const component = this.#components.get(id)
    if (!component) throw new Error(`ChangeBook: there is no component ${id}`)
    const active = this.#changes.filter(
      (change, i): change is PropertyChange =>
        this.#isActive[i] && 'set' in change && change.set.startsWith(`${id}.`),
    )
    const changed = changeOptions(component, active)
    if ('problem' in changed) throw new Error(`ChangeBook: ${changed.problem}`)
    this.#parts.get(id)?.retune?.(componentKinds[component.is].options.parse(changed.options))
  }
}
