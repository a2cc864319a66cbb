import { Copy } from 'lucide-react'
import { useMemo, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import { flattenProperties, propertyKey } from '#twin/flattenProperties.ts'
import { isGlobalId } from '#twin/readableName.ts'
import { copyText } from './copyText.ts'
import css from './PropertyList.module.css'
import { sayProperty, sayPropertyName } from './sayProperty.ts'

/** What the model's file says of a node: its place in the model, its mesh and material, and all of its `extras`. */
export function PropertyList({ part }: { part: string }) {
  const tables = usePlant((plant) => plant.tables)
  const lines = useMemo(() => readLines(tables, part), [tables, part])
  const [isLong, setLong] = useState(false)
  if (lines.length === 0) return null
  const shown = isLong ? lines : lines.slice(0, 24)
  return (
    <section>
      <h3>Properties</h3>
      <dl className={css.list}>
        {shown.map(({ name, value, title }) => (
          <div key={title} className={css.line}>
            <dt title={title}>{name}</dt>
            <Value text={value} />
          </div>
        ))}
      </dl>
      {lines.length > shown.length && (
        <button type="button" className={css.more} onClick={() => setLong(true)}>
          {lines.length - shown.length} more
        </button>
      )}
    </section>
  )
}

type Line = { name: string; value: string; title: string }

function readLines(tables: ReturnType<typeof usePlant.getState>['tables'], part: string): Line[] {
  const border = part.indexOf('/')
  const table = tables.find(({ id }) => id === part.slice(0, border))
  const row = table?.parts.rowOf(part.slice(border + 1)) ?? -1
  if (!table || row < 0) return []
  const { mesh, material, triangles } = table.about(row)
  const name = part.slice(part.lastIndexOf('/') + 1)
  const own: [string, string][] = [
    ['Node', name],
    ['Path', part.slice(border + 1)],
    ['Model', table.id],
    ['Mesh', mesh === name ? '' : mesh],
    ['Material', material],
    ['Triangles', triangles > 0 ? sayProperty(triangles) : ''],
  ]
  const lines = own.filter(([, value]) => value !== '')
  return [
    ...flattenProperties(table.extras(row)).map(({ path, value }) => {
      return { name: sayPropertyName(path), value: sayProperty(value), title: propertyKey(path) }
    }),
    ...lines.map(([title, value]) => ({ name: title, value, title: `${title} in the model` })),
  ]
}

/** Longer texts are cut until somebody wants to see them. */
const longest = 120

function Value({ text }: { text: string }) {
  const [isWhole, setWhole] = useState(false)
  const [isCopied, setCopied] = useState(false)
  const isCut = text.length > longest && !isWhole
  const copy = async () => setCopied(await copyText(text))
  return (
    <dd className={isGlobalId(text) ? css.id : undefined}>
      <span>{isCut ? `${text.slice(0, longest)}…` : text}</span>
      {isCut && (
        <button type="button" className={css.whole} onClick={() => setWhole(true)}>
          Show all
        </button>
      )}
      {(isGlobalId(text) || text.length > 24) && (
        <button
          type="button"
          className={css.copy}
          aria-label={isCopied ? 'Copied' : 'Copy'}
          onClick={() => void copy()}
        >
          {isCopied ? 'Copied' : <Copy aria-hidden />}
        </button>
      )}
    </dd>
  )
}
