/**
 * What a first visit downloads before the plant is on the screen: the page, its styles, every script it imports
 * statically, and the workers of the feed and of models, gzipped. Fails over the limit. Needs `npm run build` first.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const limit = 700_000
const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist')
const html = readFileSync(join(dist, 'index.html'), 'utf8')
const wanted = new Map([['index.html', html]])

for (const [, path] of html.matchAll(/(?:src|href)="\.?\/?([^"]+\.(?:js|css))"/g)) follow(path)
for (const name of readdirSync(join(dist, 'assets'))) {
  if (/^(feed|model)\.worker.*\.js$/.test(name)) follow(`assets/${name}`)
}

let total = 0
const rows = [...wanted].map(([path, text]) => ({ path, bytes: gzipSync(text).length }))
for (const { path, bytes } of rows.sort((a, b) => b.bytes - a.bytes)) {
  total += bytes
  console.log(`${String(bytes).padStart(9)}  ${path}`)
}
console.log(`${String(total).padStart(9)}  first load, gzipped, of ${limit} allowed`)
if (total > limit) process.exit(1)

/** Adds a file and everything it imports statically. */
function follow(path) {
  if (wanted.has(path)) return
  const text = readFileSync(join(dist, path), 'utf8')
  wanted.set(path, text)
  if (!path.endsWith('.js')) return
  for (const [, other] of text.matchAll(/(?:import|from)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)) {
    follow(normalize(join(dirname(path), other)))
  }
}
