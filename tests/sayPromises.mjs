import { existsSync, readFileSync } from 'node:fs'
import { promises } from './promises.mjs'

/**
 * The table of promises in words, by what became of each test: `outcomes` is `[path, title, 'passed' | 'failed' | 'skipped'][]`, and
 * `figuresFile` holds what the tests noted (`noteFigure`), a line of JSON each.
 */
export function sayPromises(outcomes, figuresFile) {
  const figures = existsSync(figuresFile)
    ? readFileSync(figuresFile, 'utf8').trim().split('\n').map(parse).filter(Boolean)
    : []
  return promises
    .map(({ id, words, tests, long }) => {
      const ran = tests.flatMap(([file, title]) =>
        outcomes.filter(([path, name]) => path.endsWith(file) && name.startsWith(title)),
      )
      const noted = figures.filter((figure) => figure.id === id)
      const said = noted.map((figure) => `${figure.words} ${figure.value} ${figure.unit}`.trim())
      const facts = [verdict(ran, long), ...new Set(said)]
      return `${id.padEnd(4)}${words}\n      ${facts.join('; ')}`
    })
    .join('\n')
}

function verdict(ran, long) {
  const count = (outcome) => ran.filter(([, , each]) => each === outcome).length
  const parts = ['failed', 'passed', 'skipped']
    .map((outcome) => [count(outcome), outcome])
    .filter(([number]) => number > 0)
    .map(([number, outcome]) => `${number} ${outcome === 'failed' ? 'FAILED' : outcome}`)
  if (long) parts.push('long: npm run soak')
  return parts.join(', ') || 'not run'
}

function parse(line) {
  try {
    return JSON.parse(line)
  } catch {
    // A test was ended while it wrote.
    return null
  }
}
