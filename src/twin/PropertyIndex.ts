import { isIdName } from './isIdName.ts'
import { isObject } from './isObject.ts'
import { isWild, matchesName } from './matchesName.ts'
import { doNow, shareWork, type Work } from './Work.ts'

/** The glTF `extras` of a row's node; null when it has none. */
export type ExtrasOf = (row: number) => Readonly<Record<string, unknown>> | null

/**
 * Finds the rows of a model by a property in the `extras` of their nodes. All rows are read once, by `prepare` or at the first question: 100,000
 * of IFC (five properties each, JSON to be parsed) take 0.15 to 0.3 s of a busy machine, with thirty more in a property set
 * 0.5 to 0.9 s; the first question about ids 0.1 s more.
 */
export class PropertyIndex {
  readonly #size: number
  readonly #extras: ExtrasOf
  readonly #columns: () => Work<Map<string, Column>>
  readonly #known = new Map<string, readonly number[]>()
  readonly #values = new Map<string, readonly string[]>()

  constructor(size: number, extras: ExtrasOf) {
    this.#size = size
    this.#extras = extras
    this.#columns = shareWork(this.#readAll())
  }

  /** Makes ready for questions about some keys, and about ids where `hasIds`. */
  *prepare(keys: Iterable<string>, hasIds: boolean): Work<void> {
    const columns = yield* this.#columns()
    const asked = new Set([...keys].flatMap((key) => this.#called(key)))
    if (hasIds) for (const column of columns.values()) if (column.isId) asked.add(column)
    for (const column of asked) yield* groupsOf(column)
  }

  /**
   * Rows with a value, ascending; `*` and `?` as in `matchesName`. Numbers and booleans compare as text. `a.b` is the property
   * `b` of the object `a`. Where no row has the key exactly so, upper and lower case are the same.
   */
  rows(key: string, value: string): readonly number[] {
    const question = `${key}=${value}`
    const known = this.#known.get(question)
    if (known) return known
    const found = this.#called(key).flatMap((column) => rowsWith(column, value))
    const rows = isAscending(found) ? found : [...new Set(found)].toSorted((a, b) => a - b)
    this.#known.set(question, rows)
    return rows
  }

  /** Rows that hold an id in a property made for ids. */
  rowsOfId(id: string): readonly number[] {
    const found = [...doNow(this.#columns())].flatMap(([, column]) =>
      column.isId ? rowsWith(column, id) : [],
    )
    return isAscending(found) ? found : [...new Set(found)].toSorted((a, b) => a - b)
  }

  /** All keys there are, those of objects in objects as `a.b`. */
  keys(): readonly string[] {
    return [...doNow(this.#columns()).keys()]
  }

  /** All values of a key as text. */
  values(key: string): readonly string[] {
    const known = this.#values.get(key)
    if (known) return known
    const values: string[] = []
    for (const column of this.#called(key))
      for (const value of doNow(groupsOf(column)).keys()) values.push(value)
    this.#values.set(key, values)
    return values
  }

  #called(key: string): Column[] {
    const columns = doNow(this.#columns())
    const exact = columns.get(key)
    if (exact) return [exact]
    const small = key.toLowerCase()
    return [...columns].flatMap(([other, column]) =>
      other.toLowerCase() === small ? [column] : [],
    )
  }

  *#readAll(): Work<Map<string, Column>> {
    const columns = new Map<string, Column>()
    const inner = new Map<string, Map<string, string>>()
    for (let row = 0; row < this.#size; row++) {
      if (row % 32 === 31) yield
      const extras = this.#extras(row)
      if (extras === null) continue
      for (const key of Object.keys(extras)) {
        const value = unwrap(extras[key])
        if (!isObject(value)) {
          note(columns, key, true, value, row)
          continue
        }
        let names = inner.get(key)
        if (!names) inner.set(key, (names = new Map()))
        for (const name of Object.keys(value)) {
          let whole = names.get(name)
          if (whole === undefined) names.set(name, (whole = `${key}.${name}`))
          note(columns, whole, false, unwrap(value[name]), row)
        }
      }
    }
    return columns
  }
}

/** The values of one key, row by row, and by value once somebody asks. */
type Column = {
  rows: number[]
  values: (string | number | boolean)[]
  isId: boolean
  /** A lone row is a number, for ids. */
  groups: Map<string, number | number[]> | null
}

function note(
  columns: Map<string, Column>,
  key: string,
  isOwn: boolean,
  value: unknown,
  row: number,
): void {
  const isPlain =
    (typeof value === 'string' && value !== '') ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  if (!isPlain) return
  let column = columns.get(key)
  if (!column) {
    column = { rows: [], values: [], isId: isOwn && isIdName(key), groups: null }
    columns.set(key, column)
  }
  column.rows.push(row)
  column.values.push(value)
}

/** IFC exporters wrap values as `{ type, value }`. */
function unwrap(value: unknown): unknown {
  if (!isObject(value) || !('value' in value) || !('type' in value)) return value
  return Object.keys(value).length <= 3 ? value.value : value
}

function* groupsOf(column: Column): Work<Map<string, number | number[]>> {
  if (column.groups) return column.groups
  const groups = new Map<string, number | number[]>()
  for (let i = 0; i < column.rows.length; i++) {
    if (i % 256 === 255) yield
    const text = String(column.values[i])
    const known = groups.get(text)
    if (known === undefined) groups.set(text, column.rows[i])
    else if (typeof known === 'number') groups.set(text, [known, column.rows[i]])
    else known.push(column.rows[i])
  }
  return (column.groups = groups)
}

function rowsWith(column: Column, value: string): readonly number[] {
  const groups = doNow(groupsOf(column))
  if (!isWild(value)) return [groups.get(value) ?? []].flat()
  const found: number[] = []
  for (const [text, rows] of groups) {
    if (!matchesName(text, value)) continue
    if (typeof rows === 'number') found.push(rows)
    else for (const row of rows) found.push(row)
  }
  return found
}

function isAscending(rows: readonly number[]): boolean {
  return rows.every((row, i) => i === 0 || row > rows[i - 1])
}
