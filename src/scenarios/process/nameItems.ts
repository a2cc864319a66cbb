/** A unit in which items are called what the plant makes: “items/h” → “bottles/h”. */
export function nameItems(unit: string, items: string): string {
  return unit === 'items' ? items : unit.startsWith('items/') ? items + unit.slice(5) : unit
}
