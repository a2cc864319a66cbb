/** A property's name for a person: `Pset_WallCommon › Fire rating` for `Pset_WallCommon`, `FireRating`. */
export function sayPropertyName(path: readonly string[]): string {
  return path.map((name) => cut(sayWord(name), 60)).join(' › ')
}

/** A property's value for a person: thin spaces in long numbers, no more than five places after the point. */
export function sayProperty(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'number') return value
  if (value !== 0 && (Math.abs(value) >= 1e9 || Math.abs(value) < 1e-4)) return String(value)
  const digits = { maximumFractionDigits: 5, useGrouping: Math.abs(value) >= 10_000 }
  return value.toLocaleString('en', digits).replaceAll(',', '\u202f')
}

/** Names that were written for programs become words; those of property sets stay as they are known. */
function sayWord(name: string): string {
  if (/^(Pset|Qto|ePset)_/.test(name)) return name
  const words = name
    .replaceAll('_', ' ')
    .replaceAll(/([\p{Ll}\d])(\p{Lu}\p{Ll})/gu, (_, before: string, after: string) => {
      return `${before} ${after.toLowerCase()}`
    })
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .trim()
  return words === '' ? name : words[0].toUpperCase() + words.slice(1)
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text
}
