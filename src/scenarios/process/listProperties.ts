import * as z from 'zod'
import { isObject } from '#twin/isObject.ts'
import type { Property } from '#twin/process/WhatIf.ts'
import { componentKinds } from '../components/index.ts'
import type { ProcessModel } from './ProcessModel.ts'

type Value = string | number | boolean

/** Every property of a model that a change may set, with its unit and its present value. */
export function listProperties(model: ProcessModel): Property[] {
  return model.components.flatMap(({ id, is, name, options }) => {
    const list: Property[] = []
    const add = (path: string, words: string, unit: string, value: Value): void => {
      list.push({ path: `${id}.${path}`, component: id, name: `${name}: ${words}`, unit, value })
    }
    walk(componentKinds[is].options, options, '', '', add)
    return list
  })
}

type Add = (path: string, words: string, unit: string, value: Value) => void

function walk(
  schema: z.core.$ZodType,
  value: unknown,
  path: string,
  words: string,
  add: Add,
): void {
  const inner = unwrap(schema)
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') {
    add(path, words, unitOf(schema), value)
  } else if (Array.isArray(value)) {
    const element = arrayIn(inner)
    value.forEach((one, i) => walk(element ?? inner, one, `${path}.${i}`, `${words} ${i + 1}`, add))
  } else if (isObject(value)) {
    const shape = shapeIn(inner)
    for (const [key, part] of Object.entries(value)) {
      // A random time is changed by its mean.
      if (key === 'mean' && typeof part === 'number') add(path, words, unitOf(schema), part)
      else if (shape && Object.hasOwn(shape, key))
        walk(shape[key], part, path ? `${path}.${key}` : key, words ? `${words}, ${key}` : key, add)
    }
  }
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrap(schema.def.innerType)
    : schema
}

function branches(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  return schema instanceof z.ZodUnion ? schema.options.map(unwrap) : [schema]
}

function shapeIn(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | null {
  const found = branches(schema).find((one) => one instanceof z.ZodObject)
  return found instanceof z.ZodObject ? found.shape : null
}

function arrayIn(schema: z.core.$ZodType): z.core.$ZodType | null {
  const found = branches(schema).find((one) => one instanceof z.ZodArray)
  return found instanceof z.ZodArray ? found.element : null
}

/** Written beside the description of an option; inside what makes it optional, or outside. */
function unitOf(schema: z.core.$ZodType): string {
  for (let one = schema; ;) {
    const unit = z.globalRegistry.get(one)?.unit
    if (typeof unit === 'string') return unit
    if (!(one instanceof z.ZodOptional || one instanceof z.ZodDefault)) return ''
    one = one.def.innerType
  }
}
