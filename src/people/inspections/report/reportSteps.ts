import type { Answered } from '../Inspection.ts'
import type { SignalCheck } from '../InspectionRecord.ts'
import {
  sayAnswer,
  sayAnswerer,
  sayExpected,
  sayFound,
  sayHolds,
  sayLimits,
} from '../sayInspection.ts'
import { html, nothing, type Html } from './html.ts'
import type { Report } from './Report.ts'
import { clock, order, time, verdict } from './reportWords.ts'
import { trendSvg } from './trendSvg.ts'

/** Every step with all of its answers. */
export function reportSteps(report: Report): Html {
  return html`<section>
    <h2>Steps</h2>
    ${order(report).map(({ id, title, look, asset }) => {
      const { answers = [], isDisputed = false } = report.inspection.steps.get(id) ?? {}
      return html`<article class="step">
        <div class="head">
          <h3>${title}</h3>
          <span class="verdict">${verdict(answers[0])}</span>
        </div>
        ${asset === '' || asset === title ? nothing : html`<small>${asset}</small>`}
        <p class="asked">${answers[0]?.asked ?? look}</p>
        ${answers.map((answer, i) => said(answer, i === 0, report))}
        ${isDisputed ? html`<p class="mute">The answers differ; the latest counts.</p>` : nothing}
      </article>`
    })}
  </section>`
}

function said(answer: Answered, isFirst: boolean, report: Report): Html {
  const { by, at, comment, checks, photo, picture, sound, voice, version } = answer
  const value = sayAnswer(answer)
  const limits = sayLimits(answer)
  return html`<div class="said" data-is="${isFirst ? 'first' : 'other'}">
    <p>
      ${verdict(answer)}${value === '' ? '' : `: ${value}`}${limits === '' ? '' : ` (${limits})`}
    </p>
    ${comment === '' ? nothing : html`<p>${comment}</p>`}
    ${
      checks.length === 0
        ? nothing
        : html`<table>
            <tbody>
              ${checks.map((check) => checkRow(check, report))}
            </tbody>
          </table>`
    }
    ${photo === null ? nothing : html`<img src="${photo}" alt="What ${sayAnswerer(by)} saw" />`}
    ${picture !== null && photo === null ? html`<p class="mute">Its picture had not come when this was written.</p>` : nothing}
    ${sound ? html`<p class="mute">Voice note, ${sound.seconds} s${voice === null ? ', which had not come when this was written' : ''}</p>` : nothing}
    ${voice === null ? nothing : html`<audio controls preload="metadata" src="${voice}"></audio>`}
    <small
      >${sayAnswerer(by)},
      ${time(at, report)}${version > 1 ? `, answer ${version} of this person` : ''}</small
    >
  </div>`
}

function checkRow(check: SignalCheck, report: Report): Html {
  return html`<tr>
    <td>${check.name} ${sayExpected(check)}</td>
    <td>${sayFound(check)} at ${clock(check.at, report)}</td>
    <td class="${check.holds === false ? 'notOk' : ''}">${sayHolds(check.holds)}</td>
    <td>${trendSvg(check)}</td>
  </tr>`
}
