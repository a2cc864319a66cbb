import * as z from 'zod'

/** Schemas by the property that they check. */
export type Shape = Readonly<Record<string, z.core.$ZodType>>

/**
 * The properties that an options schema knows, each with its own schema: those of an object, of all branches of a
 * union, of what a transform reads. Null when the schema does not name its properties.
 */
export function optionShape(schema: z.core.$ZodType): Shape | null {
  if (schema instanceof z.ZodObject) return schema.shape
  if (schema instanceof z.ZodPipe) return optionShape(schema.in)
  if (schema instanceof z.ZodUnion) return merge(schema.options)
  if (schema instanceof z.ZodIntersection) return merge([schema.def.left, schema.def.right])
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly
  return isWrapped ? optionShape(schema.def.innerType) : null
}

function merge(schemas: readonly z.core.$ZodType[]): Shape | null {
  const all: Record<string, z.core.$ZodType> = {}
  for (const schema of schemas) {
    const shape = optionShape(schema)
    if (!shape) return null
    for (const [key, value] of Object.entries(shape)) {
      all[key] = key in all ? z.union([all[key], value]) : value
    }
  }
  return all
}
