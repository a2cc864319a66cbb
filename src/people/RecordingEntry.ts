/** A recording as the list of them shows it. */
export type RecordingEntry = {
  id: string
  name: string
  /** Name of the plant, and the absolute address of its twin file. */
  plant: string
  twin: string
  room: string
  /** Epoch milliseconds. */
  begun: number
  /** Milliseconds that it lasts. */
  length: number
  /** Bytes that it takes. */
  bytes: number
  /** Names of those who are in it. */
  people: readonly string[]
}
