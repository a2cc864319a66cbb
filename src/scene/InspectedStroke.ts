/** `author` is their user, `name` how they called themselves; `points` is how many there are. */
export type InspectedStroke = {
  id: string
  author: string
  name: string
  part: string | null
  points: number
}
