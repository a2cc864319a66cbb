import { sayAge } from '#twin/sayAge.ts'
import type { Person } from './Person.ts'
import type { Stroke } from './Stroke.ts'

type Somebody = Pick<Person, 'user' | 'name'>

/** How who drew something is called: as they are now when they are here, else as they called themselves then. */
export function sayAuthor(
  { user, name }: Pick<Stroke, 'user' | 'name'>,
  people: readonly Somebody[],
  me: Somebody,
): string {
  if (user === me.user) return 'You'
  return people.find((person) => person.user === user)?.name ?? name
}

/** Who drew a stroke and how long ago, at `now` (epoch milliseconds). */
export function sayInk(
  stroke: Stroke,
  people: readonly Somebody[],
  me: Somebody,
  now: number,
): string {
  return `${sayAuthor(stroke, people, me)}, ${sayAge(Math.max(0, now - stroke.at) / 1000)}`
}

/** Strokes by who drew them, who has drawn most recently first. */
export function inkByAuthor(strokes: readonly Stroke[]): readonly (readonly Stroke[])[] {
  const authors = new Map<string, Stroke[]>()
  for (const stroke of strokes) {
    const known = authors.get(stroke.user)
    if (known) known.push(stroke)
    else authors.set(stroke.user, [stroke])
  }
  return [...authors.values()].sort((a, b) => latest(b) - latest(a))
}

/** How many lines strokes are: pieces of one line are one. */
export function countLines(strokes: readonly Stroke[]): number {
  return new Set(strokes.map(({ key }) => key.slice(0, key.indexOf('.')))).size
}

function latest(strokes: readonly Stroke[]): number {
  return strokes.reduce((last, { at }) => Math.max(last, at), 0)
}
