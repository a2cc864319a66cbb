/** A value written at a part; the scene draws it. */
export type Label = {
  /** Row in the part table whose position it follows. */
  row: number
  /** Slot of the signal shown; -1 for a name alone. */
  slot: number
  /** What stands before the value; may be empty. */
  text: string
  /** Metres above the part's top. */
  lift: number
  /** Distance in metres beyond which it is not drawn. */
  within: number
}

/** The labels of one model: behaviours add and remove, the scene reads. `version` rises with every change. */
export class LabelTable {
  readonly labels = new Set<Label>()
  version = 0

  add(label: Label): void {
    this.labels.add(label)
    this.version++
  }

  remove(label: Label): void {
    this.labels.delete(label)
    this.version++
  }
}
