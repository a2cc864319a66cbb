import type { BudgetLine, ModelReport } from '#twin/ModelReport.ts'
import type { Problem } from '#twin/Problem.ts'

/** A model's report as text for a terminal; null when the model could not be read and there are problems only. */
export function sayModelReport(report: ModelReport | null, problems: readonly Problem[]): string {
  const found = problems.map(({ severity, text, where, advice }) => {
    return `  ${severity}  ${where ? `${where}: ` : ''}${text}${advice ? `\n         ${advice}` : ''}`
  })
  if (!report) return ['The model cannot be used:', ...found].join('\n')
  const { largestMeshes, largestTextures, advice, lost, extensions, ids } = report
  return [
    `${report.file} (${size(report.bytes)})`,
    ...(found.length > 0 ? ['', 'Problems', ...found] : []),
    '',
    ...sayCounts(report),
    ...(extensions.length > 0 ? [line('extensions', extensions.join(', '))] : []),
    ...(ids.length > 0
      ? [line('ids', ids.map(({ kind, count }) => `${number(count)} × ${kind}`).join(', '))]
      : []),
    '',
    ...sayBudget(report.budget),
    ...section(
      'Largest meshes',
      largestMeshes.map(({ name, triangles, times }) => {
        const often = times > 1 ? ` × ${number(times)}` : ''
        return `${number(triangles)}${often} triangles  ${name}`
      }),
    ),
    ...section(
      'Largest textures',
      largestTextures.map(({ name, kind, width, height, bytes }) => {
        const pixels = width > 0 ? `${width} × ${height}, ${size(bytes)}` : 'size unknown'
        return `${pixels} (${kind})  ${name}`
      }),
    ),
    ...section('Lost bindings', lost.flatMap(sayLost)),
    ...section('Advice', advice.length > 0 ? advice : ['Nothing: it is well made.']),
  ].join('\n')
}

function sayCounts({ counts, drawCalls, memory, place }: ModelReport): string[] {
  const instances = counts.instances > 0 ? `, ${number(counts.instances)} of them instances` : ''
  const shared =
    counts.triangles === counts.storedTriangles
      ? ''
      : `, from ${number(counts.storedTriangles)} in the file`
  const looks = counts.looks < counts.materials ? `, drawn as ${counts.looks}` : ''
  const own = drawCalls.own > 0 ? `, ${drawCalls.own} of them for pieces of their own` : ''
  const lines = [
    line('parts', `${number(counts.parts)}${instances}, in ${number(counts.nodes)} nodes`),
    line('meshes', `${number(counts.meshes)}, ${number(counts.vertices)} vertices`),
    line('triangles', `${number(counts.triangles)} drawn${shared}`),
    line('materials', `${number(counts.materials)}${looks}`),
    line('textures', `${number(counts.textures)}, ${size(memory.textures)} on the graphics card`),
    line('geometry', `${size(memory.geometry)} on the graphics card`),
    line('draw calls', `${number(drawCalls.all)}${own}`),
    line('moving', `${counts.animations} animations, ${counts.skins} skins`),
  ]
  if (!place) return lines
  const sides = place.max.map((value, k) => Number((value - place.min[k]).toPrecision(4)))
  const scaled = place.scale === 1 ? '' : ` (× ${Number(place.scale.toPrecision(3))} = metres)`
  const unit = place.unit === 'metres' ? 'm' : place.unit
  lines.push(line('size', `${sides.join(' × ')} ${unit}${scaled}`))
  lines.push(line('from origin', `${Number(place.distance.toPrecision(3))} m at most`))
  return lines
}

function sayBudget(budget: readonly BudgetLine[]): string[] {
  const columns = budget[0].limits.map(({ headset, hertz }) => `${headset} ${hertz} Hz`)
  const head = ['Headset budget', 'here', ...columns]
  const rows = budget.map(({ what, unit, value, limits }) => {
    const say = unit === 'bytes' ? size : (count: number) => number(Math.round(count))
    const verdicts = limits.map(
      ({ good, most, verdict }) => `${verdict} (${say(good)}–${say(most)})`,
    )
    return [`  ${what}`, say(value), ...verdicts]
  })
  const table = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column].length)))
  return table.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]))
      .join('  ')
      .trimEnd(),
  )
}

function sayLost({ asset, group, pattern, now }: ModelReport['lost'][number]): string[] {
  const head = `${pattern}  (asset “${asset}”, parts “${group}”)`
  if (now.length === 0) return [head, '  nothing like it was found']
  return [head, ...now.map(({ path, because }) => `  now probably ${path}: ${because}`)]
}

function section(name: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', name, ...lines.map((text) => `  ${text}`)]
}

function line(name: string, text: string): string {
  return `${name.padEnd(12)} ${text}`
}

function number(value: number): string {
  return value.toLocaleString('en')
}

function size(bytes: number): string {
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} kB`
  return `${Number((bytes / 1e6).toPrecision(3))} MB`
}
