import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { nearestName } from '#twin/nearestName.ts'
import { UsageError } from './UsageError.ts'

/** Makes sure that `models/<name>/twin.json` exists; a `UsageError` lists the plants that do, the nearest first. */
export function findPlant(models: string, name: string): void {
  const plants = existsSync(models)
    ? readdirSync(models).filter((folder) => existsSync(join(models, folder, 'twin.json')))
    : []
  if (plants.includes(name)) return
  const nearest = nearestName(name, plants)
  const meant = nearest ? ` Did you mean ${nearest}?` : ''
  const list =
    plants.length > 0 ? `There is: ${plants.join(', ')}.` : 'There is none with a twin.json yet.'
  throw new UsageError(`There is no plant “${name}” in models/.${meant} ${list}`)
}
