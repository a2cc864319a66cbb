import * as z from 'zod'
import { scenarioSchema } from './scenarioFields.ts'

/** The JSON Schema of a twin file's `scenarios`, for editors. */
export function makeScenariosSchema(): object {
  const { $schema: _, ...items } = z.toJSONSchema(scenarioSchema, {
    io: 'input',
    unrepresentable: 'any',
  })
  return { description: 'Questions to the process model.', type: 'array', items }
}
