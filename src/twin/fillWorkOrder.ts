import { isObject } from './isObject.ts'

/** What stands for the placeholders of a work order. */
export type WorkOrderWords = Readonly<
  Record<
    | 'title'
    | 'text'
    | 'severity'
    | 'asset'
    | 'name'
    | 'plant'
    | 'author'
    | 'time'
    | 'values'
    | 'note',
    string
  >
>

/**
 * Fills the body of a work order. Texts alone are filled, so that nothing that people wrote can add to the JSON around it; placeholders that are not
 * of a work order stay, and what people wrote holds none afterwards: a command's own are filled later (`fillOrder`).
 */
export function fillWorkOrder(body: unknown, words: WorkOrderWords): unknown {
  if (typeof body === 'string')
    return body.replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(words, name)
        ? words[name as keyof WorkOrderWords].replaceAll('{', '(').replaceAll('}', ')')
        : whole,
    )
  if (Array.isArray(body)) return body.map((each) => fillWorkOrder(each, words))
  if (!isObject(body)) return body
  return Object.fromEntries(
    Object.entries(body).map(([key, each]) => [key, fillWorkOrder(each, words)]),
  )
}
