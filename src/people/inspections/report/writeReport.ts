import type { Signed } from '../Inspection.ts'
import { countAnswers, sayAnswer, sayAnswerer, sayLimits, stateWords } from '../sayInspection.ts'
import { sha256 } from '../sha256.ts'
import { html, Html, nothing } from './html.ts'
import type { Report } from './Report.ts'
import { reportFindings } from './reportFindings.ts'
import { reportSteps } from './reportSteps.ts'
import { reportStyle } from './reportStyle.ts'
import { order, peopleOf, time, verdict } from './reportWords.ts'

/**
 * An inspection as one HTML file that needs nothing else: no script, its pictures and voice notes within, and a content policy that lets nothing else in.
 * Whatever people wrote stands in it as text.
 */
export function writeReport(report: Report): string {
  const { inspection } = report
  const policy = `default-src 'none'; img-src data:; media-src data:; style-src 'sha256-${base64OfHex(sha256(reportStyle))}'`
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${inspection.born.title} · ${inspection.born.plant}</title>
        ${new Html(`<style>${reportStyle}</style>`)}
      </head>
      <body>
        ${cover(report)} ${overview(report)} ${reportSteps(report)} ${reportFindings(report)}
        ${readings(report)} ${signatures(report)} ${versions(report)}
      </body>
    </html> `.text
}

function cover(report: Report): Html {
  const { inspection } = report
  const { answered, notOk, steps: all } = countAnswers(inspection)
  const { born, createdBy, createdAt, state } = inspection
  const people = peopleOf(report)
  const isWhole = answered >= all
  const result =
    notOk > 0 ? `▲ ${notOk} of ${all} not OK` : isWhole ? 'All OK' : 'OK as far as answered'
  return html`<section class="cover">
    <div class="top">
      <p class="plant">${born.plant}</p>
      <h1>${born.title}</h1>
    </div>
    <div class="result" data-is="${notOk > 0 ? 'notOk' : 'ok'}">
      <strong>${result}</strong>
      <span
        >${answered} of ${all} steps answered · ${report.findings.size}
        ${report.findings.size === 1 ? 'finding' : 'findings'} · ${stateWords[state]}</span
      >
    </div>
    <table class="facts">
      <tbody>
        <tr>
          <th scope="row">Begun</th>
          <td>${time(createdAt, report)} by ${sayAnswerer(createdBy)}</td>
        </tr>
        <tr>
          <th scope="row">Last change</th>
          <td>${time(inspection.changedAt, report)}</td>
        </tr>
        <tr>
          <th scope="row">Answered by</th>
          <td>${people.join(', ') || 'nobody yet'}</td>
        </tr>
        <tr>
          <th scope="row">Signed by</th>
          <td>
            ${inspection.signatures.map(({ name, by, role, isValid }) => `${name || sayAnswerer(by)} (${role}${isValid ? '' : ', before later changes'})`).join(', ') || 'nobody yet'}
          </td>
        </tr>
        <tr>
          <th scope="row">Questions</th>
          <td>${born.template}, version ${born.version}</td>
        </tr>
      </tbody>
    </table>
  </section>`
}

function overview(report: Report): Html {
  return html`<section>
    <h2>Result</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Judgement</th>
          <th scope="col">Answer</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        ${order(report).map(({ id, title }) => {
          const [first] = report.inspection.steps.get(id)?.answers ?? []
          return html`<tr>
            <td>${title}</td>
            <td>${verdict(first)}</td>
            <td>${first ? sayAnswer(first) : ''}</td>
            <td>${first ? sayAnswerer(first.by) : ''}</td>
          </tr>`
        })}
      </tbody>
    </table>
  </section>`
}

/** What was read off by people, beside what was to be. */
function readings(report: Report): Html {
  const rows = order(report).flatMap(({ id, title }) =>
    (report.inspection.steps.get(id)?.answers ?? [])
      .filter(({ value }) => typeof value === 'number')
      .map(
        (answer) =>
          html`<tr>
            <td>${title}</td>
            <td>${sayAnswer(answer)}</td>
            <td>${sayLimits(answer)}</td>
            <td>${sayAnswerer(answer.by)}, ${time(answer.at, report)}</td>
          </tr>`,
      ),
  )
  if (rows.length === 0) return nothing
  return html`<section class="keep">
    <h2>Measured by people</h2>
    <table>
      <thead>
        <tr>
          <th scope="col">Step</th>
          <th scope="col">Reading</th>
          <th scope="col">To be</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </section>`
}

function signatures(report: Report): Html {
  const { signatures: all } = report.inspection
  return html`<section class="keep">
    <h2>Signatures</h2>
    ${all.length === 0 ? html`<p class="mute">Nobody has signed.</p>` : all.map((each) => signature(each, report))}
  </section>`
}

function signature({ name, by, role, at, hash, isValid }: Signed, report: Report): Html {
  const isRole = report.sign.length === 0 || report.sign.includes(role)
  return html`<article class="sign">
    <h3>${name || sayAnswerer(by)}</h3>
    <p>${role}, ${time(at, report)}${isRole ? '' : ' · this role may not sign it'}</p>
    <p class="${isValid ? 'mute' : 'notOk'}">
      ${isValid ? 'Of the answers as they stand in this report.' : 'Answers were changed after this signature.'}
    </p>
    <p class="hash">SHA-256 ${hash}</p>
  </article>`
}

function versions(report: Report): Html {
  const { inspection, written, program, timeZone } = report
  const { born, createdAt, changedAt, id } = inspection
  return html`<section class="keep">
    <h2>Versions and times</h2>
    <table class="facts">
      <tbody>
        <tr>
          <th scope="row">Inspection</th>
          <td>${id}</td>
        </tr>
        <tr>
          <th scope="row">Questions</th>
          <td>${born.template}, version ${born.version}</td>
        </tr>
        <tr>
          <th scope="row">From, to</th>
          <td>${time(createdAt, report)} to ${time(changedAt, report)}</td>
        </tr>
        <tr>
          <th scope="row">Times are in</th>
          <td>${timeZone}</td>
        </tr>
        <tr>
          <th scope="row">Report written</th>
          <td>${time(written, report)} by Gemba ${program}</td>
        </tr>
        <tr>
          <th scope="row">SHA-256 of the answers</th>
          <td class="hash">${inspection.hash}</td>
        </tr>
      </tbody>
    </table>
  </section>`
}

function base64OfHex(hex: string): string {
  return btoa(hex.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16))))
}
