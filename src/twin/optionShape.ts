import * as z from 'zod'

/**
 * The properties that an options schema knows, each with its own schema: those of an object, of all branches of a
 * union, of what a transform reads. Null when the schema does not name its properties.
 */
export function optionShape(schema: z.ZodType): Record<string, z.ZodType> | null {
  if (schema instanceof z.ZodObject) return schema.shape as Record<string, z.ZodType>
  if (schema instanceof z.ZodPipe) return optionShape(schema.in as z.ZodType)
  if (schema instanceof z.ZodUnion) return merge(schema.options as z.ZodType[])
  if (schema instanceof z.ZodIntersection) {
    return merge([schema.def.left as z.ZodType, schema.def.right as z.ZodType])
  }
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly
  ) {
    return optionShape(schema.def.innerType as z.ZodType)
  }
  return null
}

function merge(schemas: readonly z.ZodType[]): Record<string, z.ZodType> | null {
  const all: Record<string, z.ZodType> = {}
  for (const schema of schemas) {
    const shape = optionShape(schema)
    if (!shape) return null
    for (const [key, value] of Object.entries(shape)) {
      all[key] = key in all ? z.union([all[key], value]) : value
    }
  }
  return all
}
