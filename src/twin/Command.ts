/** Something that people may tell the plant to do, as the twin file declares it. Indices as in `Twin`. */
export type Command = {
  /** `<asset id>.<key>`. */
  id: string
  name: string
  description?: string
  /** Index in `Twin.assets`. */
  asset: number
  /** Where it is sent; `/ROLE/USER/SESSION` of who gives it is added (see `people/commandTopics.ts`). */
  topic: string
  /** What is sent: JSON or a text with placeholders (see `fillOrder`). */
  payload: unknown
  /** What a person chooses before. */
  takes: Takes
  unit: string
  digits: number
  /** Index in `Twin.signals` of the value that it changes; -1 when there is none. */
  signal: number
  /** The least role that may give it. */
  role: CommandRole
  /** What a person is to think of before they confirm. */
  confirm?: string
  answer: AnswerReading
  /** Seconds after which its outcome is unknown. */
  timeout: number
  /** Seconds after which the plant no longer carries it out, 10 at most. */
  expiry: number
  /** All must hold; the plant checks for itself as well. */
  interlocks: Interlock[]
}

export type CommandRole = 'operator' | 'engineer'

/** A number in a range, one of a few, or nothing: then it is only given. */
export type Takes =
  | { kind: 'number'; range: [number, number]; step: number }
  | { kind: 'choice'; choices: Choice[] }
  | { kind: 'nothing' }

/** `confirm`: what a person is to think of before they confirm this one. */
export type Choice = { value: CommandValue; name: string; confirm?: string }

export type CommandValue = number | string | boolean

/** Where the plant answers, and how that is read: paths into its JSON, and the words for each state. */
export type AnswerReading = {
  topic: string
  id: string
  state: string
  reason: string
  accepted: string[]
  done: string[]
  refused: string[]
}

/** A condition over a signal; exactly one of its limits is there. */
export type Interlock = {
  /** Index in `Twin.signals`. */
  signal: number
  is?: string[]
  isNot?: string[]
  /** At or above. */
  above?: number
  below?: number
  /** Why, in words. */
  text?: string
}

/** Where the plant tells its own time, and which run of its program it is: `path`s into the JSON. */
export type PlantClock = { topic: string; time: string; desk: string }

export type Commands = {
  list: Command[]
  /** Null when there are no commands. */
  clock: PlantClock | null
}

/** The commands of a twin file as they stand in it: they are read (`readCommands`) when they are wanted. */
export type RawCommands = {
  /** The file's own `commands`: what holds for all. */
  shared: unknown
  /** What each asset declares. */
  assets: { asset: number; value: unknown; path: readonly (string | number)[] }[]
}
