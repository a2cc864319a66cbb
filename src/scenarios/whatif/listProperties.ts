import type * as z from 'zod'
import { isObject } from '#twin/isObject.ts'
import type { Property } from '#twin/process/WhatIf.ts'
import { componentKinds } from '../components/index.ts'
import { nameItems } from '../process/nameItems.ts'
import type { ModelComponent, ProcessModel } from '../process/ProcessModel.ts'

/** Every figure, text and switch of a model that a change may set, in the order of the file. */
export function listProperties(model: ProcessModel): Property[] {
  const properties = model.components.flatMap((component) => {
    const { shape } = componentKinds[component.is].options
    return Object.entries(component.options).flatMap(([key, value]) =>
      isLook(shape[key]) ? [] : listBelow(component, [key], value, shape[key]),
    )
  })
  for (const property of properties) property.unit = nameItems(property.unit, model.items)
  return properties
}

function listBelow(
  component: ModelComponent,
  keys: readonly string[],
  value: unknown,
  schema: z.ZodType | undefined,
): Property[] {
  const path = [component.id, ...keys].join('.')
  const isPlain =
    typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
  // A random time is changed by its mean.
  const mean = isObject(value) && typeof value.mean === 'number' ? value.mean : undefined
  if (isPlain || mean !== undefined) {
    const name = `${component.name}: ${keys.map(sayKey).join(' ')}`
    const plain = isPlain ? value : mean!
    return [{ path, component: component.id, name, unit: unitOf(schema), value: plain }]
  }
  if (Array.isArray(value))
    return value.flatMap((one: unknown, i) =>
      isObject(one) ? listBelow(component, [...keys, String(i)], one, elementOf(schema)) : [],
    )
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, below]) =>
    listBelow(component, [...keys, key], below, propertyOf(schema, key)),
  )
}

/** “mtbf” stays, “chargingShare” becomes “charging share”. */
function sayKey(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

/** What a schema's author has noted as its unit, also within what makes it optional. */
function unitOf(schema: z.ZodType | undefined): string {
  for (let one = schema; one; one = innerOf(one)) {
    const { unit } = one.meta() ?? {}
    if (typeof unit === 'string') return unit === '1' ? '' : unit
  }
  return ''
}

/** Whether an option only says how a component is seen, which no scenario asks about (`look` in its notes). */
function isLook(schema: z.ZodType | undefined): boolean {
  for (let one = schema; one; one = innerOf(one)) if (one.meta()?.look === true) return true
  return false
}

/** The parts of a schema that are looked into. */
type Inner = {
  innerType?: z.ZodType
  options?: z.ZodType[]
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
}

function innerOf(schema: z.ZodType): z.ZodType | undefined {
  return (schema.def as Inner).innerType
}

function propertyOf(schema: z.ZodType | undefined, key: string): z.ZodType | undefined {
  if (!schema) return undefined
  const { innerType, options, shape } = schema.def as Inner
  if (shape) return shape[key]
  if (innerType) return propertyOf(innerType, key)
  return options?.map((option) => propertyOf(option, key)).find((found) => found !== undefined)
}

function elementOf(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (!schema) return undefined
  const { innerType, options, element } = schema.def as Inner
  if (element) return element
  if (innerType) return elementOf(innerType)
  return options?.map(elementOf).find((found) => found !== undefined)
}
