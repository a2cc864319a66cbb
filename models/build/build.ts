import { existsSync, readdirSync } from 'node:fs'

/** Builds the models of all plants that have a script for it, or of those that are named. */
const folder = new URL('../', import.meta.url)
const named = process.argv.slice(2)
for (const plant of readdirSync(folder).toSorted()) {
  const script = new URL(`${plant}/build/build.ts`, folder)
  const isAsked = named.length === 0 || named.includes(plant)
  // One after the other: each takes a whole core.
  // oxlint-disable-next-line no-await-in-loop
  if (isAsked && plant !== 'build' && existsSync(script)) await import(script.href)
}
