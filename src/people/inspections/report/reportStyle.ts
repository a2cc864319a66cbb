/** How a report looks on paper and on a screen; one text, since its digest stands in the report's content policy. */
export const reportStyle = `
@page { margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; color: #5b636c; } }
* { box-sizing: border-box; margin: 0; }
html { font: 10pt/1.5 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; color: #1a1d21; background: #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { max-width: 178mm; margin: 12mm auto; padding: 0 4mm; overflow-wrap: anywhere; }
h1 { font-size: 24pt; line-height: 1.2; font-weight: 600; letter-spacing: -0.015em; }
h2 { margin: 12mm 0 4mm; padding-bottom: 1.5mm; border-bottom: 0.6pt solid #1a1d21; font-size: 14pt; font-weight: 600; break-after: avoid; }
h3 { font-size: 11pt; font-weight: 600; break-after: avoid; }
p { white-space: pre-line; }
small, .mute { color: #5b636c; font-size: 8.5pt; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 1.6mm 3mm 1.6mm 0; border-bottom: 0.4pt solid #d5d9dd; text-align: left; vertical-align: top; font-weight: 400; }
thead th { color: #5b636c; font-size: 8.5pt; }
tr { break-inside: avoid; }
.plant { color: #5b636c; font-size: 12pt; }
.cover { display: flex; flex-direction: column; gap: 8mm; min-height: 225mm; break-after: page; }
.cover > .top { padding-top: 28mm; }
.result { padding: 6mm 7mm; border: 0.8pt solid #1a1d21; border-radius: 2mm; }
.result strong { display: block; font-size: 20pt; line-height: 1.25; font-weight: 600; }
.result[data-is="notOk"] { border: 1.6pt solid #b3261e; }
.result[data-is="notOk"] strong { color: #b3261e; }
.cover .facts { margin-top: auto; }
.keep { break-inside: avoid; }
section:first-of-type + section h2 { margin-top: 0; }
.facts th { width: 38mm; color: #5b636c; }
.step { padding: 4mm 0; border-bottom: 0.4pt solid #d5d9dd; break-inside: avoid; }
.step .head { display: flex; gap: 4mm; justify-content: space-between; }
.verdict { white-space: nowrap; font-weight: 600; }
.notOk { color: #b3261e; font-weight: 600; }
.asked { color: #5b636c; }
.said { margin-top: 2mm; padding-left: 4mm; border-left: 1.2pt solid #d5d9dd; }
.said[data-is="first"] { border-color: #1a1d21; }
article tr:last-child td { border-bottom: 0; }
.said table { margin: 1.5mm 0; }
.said td:first-child, .finding td:first-child { width: 45%; }
.said td + td, .finding td + td { white-space: nowrap; }
.said td, .said th { padding: 0.8mm 3mm 0.8mm 0; font-size: 9pt; }
.finding { padding: 4mm 0; border-bottom: 0.4pt solid #d5d9dd; break-inside: avoid; }
img { display: block; width: 80mm; max-width: 100%; margin: 2.5mm 0; border: 0.4pt solid #d5d9dd; }
.trend { display: inline-flex; align-items: center; gap: 2mm; white-space: nowrap; }
.trend path { fill: none; stroke: #1a1d21; stroke-width: 1; vector-effect: non-scaling-stroke; }
.hash { font: 8pt ui-monospace, Consolas, monospace; color: #5b636c; }
.sign { padding: 3mm 0; border-bottom: 0.4pt solid #d5d9dd; break-inside: avoid; }
audio { display: block; height: 8mm; margin: 1mm 0; }
@media print { audio { display: none; } body { max-width: none; margin: 0; padding: 0; } }
`
