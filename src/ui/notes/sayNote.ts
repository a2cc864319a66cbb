import type { Note, NoteAuthor, NoteKept } from '#people/Note.ts'
import { usePlant } from '#state/plant.ts'
import { readableName } from '#twin/readableName.ts'

/** How an author is called: their name, or their user when they gave none. */
export function sayAuthor({ user, name }: NoteAuthor): string {
  return name || user.replace(/^~.*/, 'Visitor')
}

/** What a note is pinned to, short: the asset and its part, or where the point is. */
export function sayTarget({ target }: Pick<Note, 'target'>): string {
  const { part, point } = target
  if (part === null) return `Point ${point.map((metres) => metres.toFixed(1)).join(', ')} m`
  const { twin, assetOfPart } = usePlant.getState()
  const asset = twin?.assets[assetOfPart(part)]?.name
  const own = readableName(part.slice(part.lastIndexOf('/') + 1), null)
  return asset === undefined || asset === own ? own : `${asset}, ${own}`
}

/** A note's title; without one the beginning of its text. */
export function sayTitle({ title, text }: Pick<Note, 'title' | 'text'>): string {
  return title || text.split('\n')[0].slice(0, 80) || 'Without a title'
}

/** What another program's file said of a note and has no field of its own here; empty for nothing. */
export function sayKept({
  type,
  status,
  priority,
  stage,
  due,
  labels,
  links,
  author,
}: NoteKept): string {
  const told: [string, string | undefined][] = [
    ['By', author],
    ['Type', type],
    ['Status', status],
    ['Priority', priority],
    ['Stage', stage],
    ['Due', due?.slice(0, 10)],
    ['Labels', labels?.join(', ')],
    ['Links', links?.join(', ')],
  ]
  return told.flatMap(([name, text]) => (text ? [`${name}: ${text}`] : [])).join(' · ')
}
