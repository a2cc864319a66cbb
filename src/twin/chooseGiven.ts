import type { Problem } from './Problem.ts'
import { cut } from './sayIssue.ts'

/** What to open of the files that a person gave, by their paths. */
export type Chosen =
  | { twin: string }
  | { models: string[]; warning?: Problem }
  | { problem: Problem }

/** More would keep a machine busy for long; a twin file may name as many as it likes. */
const mostModels = 40
const listed = 4

/**
 * Chooses among files: the twin file nearest the top; without one all models; without any, words that say what was
 * given and what can be opened.
 */
export function chooseGiven(paths: readonly string[]): Chosen {
  const ordered = paths.toSorted((a, b) => depth(a) - depth(b) || compare(a, b))
  const models = ordered.filter((path) => /\.(glb|gltf)$/i.test(path))
  const json = ordered.filter((path) => /\.json$/i.test(path))
  const twin =
    json.find((path) => /^twin\.json$/i.test(nameOf(path))) ??
    // as browsers call what is saved twice
    json.find((path) => /^twin\b.*\.json$/i.test(nameOf(path))) ??
    (models.length === 0 && json.length === 1 ? json[0] : undefined)
  if (twin !== undefined) return { twin }
  if (models.length === 0) return { problem: refuse(ordered) }
  if (models.length <= mostModels) return { models }
  return {
    models: models.slice(0, mostModels),
    warning: {
      from: 'page',
      severity: 'warning',
      text: `${models.length} models were given; the first ${mostModels} are opened.`,
      advice: 'Write a twin file that names those that belong together.',
    },
  }
}

/** Whether a file is one that systems leave behind by themselves. */
export function isLitter(path: string): boolean {
  return path
    .split('/')
    .some((name) => /^(__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/i.test(name))
}

function refuse(paths: readonly string[]): Problem {
  const names = paths.slice(0, listed).map((path) => `“${cut(nameOf(path))}”`)
  const more = paths.length > listed ? ` and ${paths.length - listed} more` : ''
  const text =
    paths.length === 0
      ? 'Nothing was given that is a file.'
      : `There is no model and no twin file in what was given: ${names.join(', ')}${more}.`
  return {
    from: 'page',
    severity: 'error',
    text,
    advice:
      'Give a .glb, a .gltf with the files beside it, a folder or a .zip that holds them, or a twin.json.',
  }
}

function depth(path: string): number {
  return path.split('/').length
}

/** By characters, alike on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
