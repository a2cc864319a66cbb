import type { Answer } from '#twin/process/Answer.ts'
import type { Question } from '#twin/process/WhatIf.ts'

/** An answer with its question as JSON: whoever has the twin file can ask it again and gets the same digest. */
export function makeRunJson(question: Question, answer: Answer, plant: string): string {
  return `${JSON.stringify({ gemba: 'what-if', version: 1, plant, question, answer }, null, 2)}\n`
}

const columns =
  'what,id,name,unit,seconds,' +
  'baseline,baseline_low,baseline_high,scenario,scenario_low,scenario_high,' +
  'difference,difference_low,difference_high,limit'

/**
 * The figures and courses of an answer as one table (RFC 4180): a line a figure with its 90 % bands, and a line an instant of
 * each course. Decimal points, no thousands.
 */
export function makeRunCsv({ kpis, series }: Answer): string {
  const lines: (string | number)[][] = kpis.map((answer) => {
    const { kpi, baseline, scenario, difference } = answer
    const bands = [baseline, scenario, difference].flatMap(({ mean, low, high }) => {
      return [mean, low, high]
    })
    return ['figure', kpi.id, kpi.name, kpi.unit, '', ...bands, '']
  })
  for (const { id, name, unit, times, baseline, scenario, limit = '' } of series) {
    times.forEach((seconds, i) => {
      const [a, b] = [baseline[i], scenario[i]]
      lines.push(['course', id, name, unit, seconds, a, '', '', b, '', '', b - a, '', '', limit])
    })
  }
  return [columns, ...lines.map((line) => line.map(writeCell).join(',')), ''].join('\r\n')
}

function writeCell(value: string | number): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  // A spreadsheet would compute what begins so.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a text to the person as a file. */
export function saveText(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** A name for a file: letters and digits of a run's, with dashes between. */
export function fileName(name: string): string {
  const words = name.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? ['what', 'if']
  return words.join('-').slice(0, 60)
}
