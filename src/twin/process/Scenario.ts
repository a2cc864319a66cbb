/** A question to the process model, as the twin file or the page holds it. */
export type Scenario = {
  /** Unique in the twin; letters, digits, `-`. */
  id: string
  name: string
  /** What is asked and why, as a plant engineer would write it. */
  description: string
  /** Simulated days. */
  days: number
  changes: Change[]
  /** Ids of the KPIs that it is about, the most telling first. */
  compare: string[]
  /** What people may drag before they ask. */
  sliders: Slider[]
}

/** One thing that is different from the baseline. Exactly one of `to`, `times`, `plus` stands beside `set`. */
export type Change = PropertyChange | FaultChange

export type PropertyChange = {
  /** `component.property`, as in the process model: `filler.rate`. */
  set: string
  to?: number | string | boolean
  times?: number
  plus?: number
  /** Simulated seconds after the start; from the start on when absent. */
  at?: number
  /** Simulated seconds after the start at which it is taken back; never when absent. */
  until?: number
}

export type FaultChange = {
  /** The component that stops working. */
  fail: string
  /** Simulated seconds after the start; at once when absent. */
  at?: number
  /** Seconds until it works again. */
  for: number
  /** What people read: “bearing”. */
  mode?: string
}

/** A figure of a scenario that can be dragged; `set` names one of its changes, or a property of the model. */
export type Slider = {
  set: string
  name: string
  unit: string
  from: number
  to: number
  step: number
  /** Whether the figure is an absolute value, or a factor as per cent (15 means × 1.15). */
  as: 'value' | 'percent'
}
