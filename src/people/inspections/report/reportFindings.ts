import type { NoteFigure } from '../../Note.ts'
import { noteStatusWords, severityWords } from '../../noteWords.ts'
import { sayAnswerer } from '../sayInspection.ts'
import { html, nothing, type Html } from './html.ts'
import type { Report } from './Report.ts'
import { clock, order, time } from './reportWords.ts'
import { trendSvg } from './trendSvg.ts'

/** The notes that were written about steps, with their pictures and values. */
export function reportFindings(report: Report): Html {
  const of = new Map<string, string>()
  for (const { id, title } of order(report))
    for (const note of report.inspection.steps.get(id)?.findings ?? []) of.set(note, title)
  if (of.size === 0)
    return html`<section>
      <h2>Findings</h2>
      <p class="mute">None.</p>
    </section>`
  return html`<section>
    <h2>Findings</h2>
    ${[...of].map(([id, step]) => {
      const note = report.findings.get(id)
      if (!note)
        return html`<article class="finding">
          <h3>${step}</h3>
          <p class="mute">Its note is not there any more.</p>
        </article>`
      const { title, text, severity, status, assignee, createdBy, createdAt, picture, figures } =
        note
      return html`<article class="finding">
        <h3>${title || step}</h3>
        <small
          >${severityWords[severity]} ·
          ${noteStatusWords[status]}${assignee === '' ? '' : ` · for ${assignee}`} ·
          ${sayAnswerer(createdBy)}, ${time(createdAt, report)}</small
        >
        ${text === '' ? nothing : html`<p>${text}</p>`}
        ${picture === null ? nothing : html`<img src="${picture}" alt="Where it is" />`}
        ${
          figures.length === 0
            ? nothing
            : html`<table>
                <tbody>
                  ${figures.map((figure) => figureRow(figure, report))}
                </tbody>
              </table>`
        }
      </article>`
    })}
  </section>`
}

function figureRow(figure: NoteFigure, report: Report): Html {
  const { name, value, unit, at } = figure
  return html`<tr>
    <td>${name}</td>
    <td>${value} ${unit}</td>
    <td>${clock(at, report)}</td>
    <td>${trendSvg(figure)}</td>
  </tr>`
}
