import { Unlink } from 'lucide-react'
import type { LostBinding, ModelPlace, ModelReport } from '#twin/ModelReport.ts'
import { sayCount } from '#twin/sayCount.ts'
import css from './ModelReportPanel.module.css'
import { sayBytes } from './sayBytes.ts'

/** One model's part of the report: what to do first, then figures. */
export function ModelReportSection({ report }: { report: ModelReport }) {
  const { id, file, bytes, advice, lost, largestMeshes, largestTextures } = report
  return (
    <section className={css.model} aria-label={`Model ${id}`}>
      <h2>
        {id}
        <span>
          {file.replace(/^.*\//, '')}, {sayBytes(bytes)}
        </span>
      </h2>
      {lost.length > 0 && <Lost lost={lost} />}
      <section className={css.part}>
        <h3>What to do</h3>
        {advice.length === 0 ? (
          <p className={css.quiet}>Nothing: it is well made.</p>
        ) : (
          <ol className={css.advice}>
            {advice.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        )}
      </section>
      <div className={css.columns}>
        <Figures name="What it holds" rows={sayHoldings(report)} />
        <Figures name="What it costs" rows={sayCosts(report)} />
        <Figures
          name="Largest meshes, triangles"
          rows={largestMeshes.map(({ name, triangles, times }) => [
            name,
            times > 1 ? `${sayCount(triangles)} × ${sayCount(times)}` : sayCount(triangles),
          ])}
        />
        <Figures
          name="Largest textures"
          rows={largestTextures.map(({ name, width, height, bytes: size, kind }) => [
            name,
            width === 0 ? 'size unknown' : `${width} × ${height} ${kind}, ${sayBytes(size)}`,
          ])}
        />
      </div>
    </section>
  )
}

/** Bindings that match nothing any more, each with what it probably is now. */
function Lost({ lost }: { lost: readonly LostBinding[] }) {
  return (
    <section className={css.part}>
      <h3 className={css.warning}>
        <Unlink aria-hidden />
        {lost.length === 1 ? '1 binding is lost' : `${lost.length} bindings are lost`}
      </h3>
      <dl className={css.lost}>
        {lost.map(({ asset, group, pattern, now }) => (
          <div key={`${asset} ${group} ${pattern}`}>
            <dt>
              {pattern}
              <span>
                asset “{asset}”, parts “{group}”
              </span>
            </dt>
            {now.length === 0 && <dd>Nothing like it was found.</dd>}
            {now.map(({ path, because }) => (
              <dd key={path}>
                Now probably <b>{path}</b>: {because}.
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  )
}

type Row = readonly [name: string, value: string]

function Figures({ name, rows }: { name: string; rows: readonly Row[] }) {
  if (rows.length === 0) return null
  return (
    <section className={css.part}>
      <h3>{name}</h3>
      <dl className={css.figures}>
        {rows.map(([label, value], i) => (
          // names of a file may stand twice
          // oxlint-disable-next-line react/no-array-index-key
          <div key={`${label} ${i}`}>
            <dt title={label}>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function sayHoldings({ counts, ids, extensions }: ModelReport): Row[] {
  const rows: Row[] = [
    ['Parts', sayCount(counts.parts)],
    ['Nodes', sayCount(counts.nodes)],
    ['Meshes', sayCount(counts.meshes)],
    ['Vertices', sayCount(counts.vertices)],
    ['Materials', counted(counts.materials, counts.looks, 'drawn apart')],
    ['Textures', sayCount(counts.textures)],
  ]
  if (counts.instances > 0) rows.push(['Instances', sayCount(counts.instances)])
  if (counts.animations > 0) rows.push(['Animations', sayCount(counts.animations)])
  if (counts.skins > 0) rows.push(['Skins', sayCount(counts.skins)])
  for (const { kind, count } of ids) rows.push([kind, sayCount(count)])
  if (extensions.length > 0) rows.push(['Extensions', extensions.join(', ')])
  return rows
}

function sayCosts({ counts, drawCalls, memory, place }: ModelReport): Row[] {
  const rows: Row[] = [
    ['Draw calls, one eye', counted(drawCalls.all, drawCalls.own, 'of their own')],
    ['Triangles drawn', sayCount(counts.triangles)],
    ['Triangles in the file', sayCount(counts.storedTriangles)],
    ['Geometry memory', sayBytes(memory.geometry)],
    ['Texture memory', sayBytes(memory.textures)],
  ]
  return place ? [...rows, ...sayPlace(place)] : rows
}

function sayPlace({ min, max, unit, scale, distance }: ModelPlace): Row[] {
  const sides = max.map((value, k) => Number(((value - min[k]) * scale).toPrecision(3)))
  const rows: Row[] = [
    ['Size', `${sides.join(' × ')}\u202fm`],
    ['From its origin', `${Number(distance.toPrecision(3))}\u202fm`],
  ]
  if (unit !== 'metres') rows.push(['Its unit, probably', unit])
  return rows
}

function counted(count: number, some: number, word: string): string {
  return some > 0 ? `${sayCount(count)}, ${sayCount(some)} ${word}` : sayCount(count)
}
