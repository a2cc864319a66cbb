import { sayTelling } from '#scenarios/whatif/sayQuantity.ts'
import type { ModelBook } from '#twin/process/WhatIf.ts'
import { alignColumns } from './alignColumns.ts'

/** What a twin file can be asked, as text for a terminal: its scenarios, key figures, and what `--set` may name. */
export function sayBook(name: string, { scenarios, kpis, properties }: ModelBook): string {
  const lines = [name, '']
  if (scenarios.length === 0) lines.push('No scenarios: ask with --scenario none --set path=value.')
  for (const { id, name: title, days, description } of scenarios) {
    lines.push(`${id}: ${title} (${sayTelling(days, 2)} ${days === 1 ? 'day' : 'days'})`)
    if (description !== '') lines.push(`  ${description}`)
  }
  const figures = kpis.map((kpi) => [`  ${kpi.id}`, kpi.name, kpi.unit])
  const settable = properties.map((property) => [
    `  ${property.path}`,
    String(property.value),
    property.unit,
  ])
  return [
    ...lines,
    '',
    'Key figures',
    ...alignColumns(figures),
    '',
    'Properties for --set',
    ...alignColumns(settable),
  ].join('\n')
}
