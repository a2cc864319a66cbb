import type { Alarm } from '#twin/Alarm.ts'

type Group = { active: number; first: number }

/** Which alarm of each group came first since the group was quiet: the likely cause of the others. */
export class FirstOuts {
  readonly #groups = new Map<string, Group>()
  readonly #of: (Group | null)[]

  constructor(alarms: readonly Alarm[]) {
    this.#of = alarms.map(({ group }) => {
      if (group === '') return null
      const known = this.#groups.get(group) ?? { active: 0, first: -1 }
      this.#groups.set(group, known)
      return known
    })
  }

  isFirst(alarm: number): boolean {
    return this.#of[alarm]?.first === alarm
  }

  /** Returns the alarm that was the first until now, -1 when none changes. */
  raise(alarm: number): number {
    const group = this.#of[alarm]
    if (!group || group.active++ > 0) return -1
    const before = group.first
    group.first = alarm
    return before === alarm ? -1 : before
  }

  /** Somebody saw it come first of a group that is not quiet yet. Returns the alarm that seemed to until now, -1 when none changes. */
  recall(alarm: number): number {
    const group = this.#of[alarm]
    if (!group || group.active === 0 || group.first === alarm) return -1
    const before = group.first
    group.first = alarm
    return before
  }

  /** The first of each group that is not quiet. */
  list(): number[] {
    return [...this.#groups.values()].flatMap(({ active, first }) => (active > 0 ? [first] : []))
  }

  lower(alarm: number): void {
    const group = this.#of[alarm]
    if (group && group.active > 0) group.active--
  }
}
